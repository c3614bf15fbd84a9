-- title: What an official has said
-- description: Statements of an official, the newest first; reprints are left out.
-- parameter: official (official, required) Name, or part of it
-- parameter: about (subject, optional) Country, organization, official or topic that the statement is about
-- parameter: since (date, optional) First day
-- parameter: until (date, optional) Last day
-- parameter: limit (integer, default 100) Most rows
-- example: official=Lavrov about=NATO
SELECT v.statement_id, coalesce(v.said_on, v.published) AS said_on, v.speaker, v.office, v.act, v.content, v.subjects, v.title,
    v.url
FROM v_statements v
WHERE v.official_id IN (SELECT id FROM v_names WHERE kind = 'official' AND named(folded, :official))
    AND v.reprint_of IS NULL
    AND (:about IS NULL OR v.statement_id IN (
        SELECT u.statement_id FROM statement_subjects u
        WHERE u.country_code IN (SELECT id FROM v_names WHERE kind = 'country' AND folded = fold(:about))
            OR u.organization_id IN (SELECT id FROM v_names WHERE kind = 'organization' AND folded = fold(:about))
            OR u.topic_id IN (SELECT id FROM v_names WHERE kind = 'topic' AND folded = fold(:about))
            OR u.official_id IN (SELECT id FROM v_names WHERE kind = 'official' AND named(folded, :about))))
    AND (:since IS NULL OR coalesce(v.said_on, v.published) >= :since)
    AND (:until IS NULL OR coalesce(v.said_on, v.published) <= :until || '~')
ORDER BY coalesce(v.said_on, v.published) DESC, v.statement_id
LIMIT :limit;
