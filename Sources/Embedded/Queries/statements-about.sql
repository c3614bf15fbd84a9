-- title: Statements about a subject
-- description: What anybody has said about a country, organization, official or topic, or in these words.
-- parameter: subject (subject, required) Name of the subject, or words of the statement
-- parameter: since (date, optional) First day
-- parameter: until (date, optional) Last day
-- parameter: limit (integer, default 100) Most rows
-- example: subject=NATO
SELECT v.statement_id, coalesce(v.said_on, v.published) AS said_on, v.speaker, v.office, v.country, v.act, v.content, v.title,
    v.url
FROM v_statements v
WHERE v.reprint_of IS NULL
    AND v.statement_id IN (
        SELECT u.statement_id FROM statement_subjects u
        WHERE u.country_code IN (SELECT id FROM v_names WHERE kind = 'country' AND folded = fold(:subject))
            OR u.organization_id IN (SELECT id FROM v_names WHERE kind = 'organization' AND folded = fold(:subject))
            OR u.topic_id IN (SELECT id FROM v_names WHERE kind = 'topic' AND folded = fold(:subject))
            OR u.official_id IN (SELECT id FROM v_names WHERE kind = 'official' AND named(folded, :subject))
        UNION SELECT rowid FROM statements_fts WHERE statements_fts MATCH words(:subject))
    AND (:since IS NULL OR coalesce(v.said_on, v.published) >= :since)
    AND (:until IS NULL OR coalesce(v.said_on, v.published) <= :until || '~')
ORDER BY coalesce(v.said_on, v.published) DESC, v.statement_id
LIMIT :limit;
