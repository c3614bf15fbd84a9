-- title: Who speaks about a subject
-- description: Speakers of statements about a country, organization, official or topic, by how many they made.
-- parameter: subject (subject, required) Name of the subject
-- parameter: since (date, optional) First day
-- parameter: until (date, optional) Last day
-- parameter: limit (integer, default 50) Most rows
-- example: subject=Ukraine
SELECT v.speaker, v.speaker_type, max(v.office) AS office, v.country, count(*) AS statements,
    min(coalesce(v.said_on, v.published)) AS first, max(coalesce(v.said_on, v.published)) AS last
FROM v_statements v
WHERE v.reprint_of IS NULL
    AND v.statement_id IN (
        SELECT u.statement_id FROM statement_subjects u
        WHERE u.country_code IN (SELECT id FROM v_names WHERE kind = 'country' AND folded = fold(:subject))
            OR u.organization_id IN (SELECT id FROM v_names WHERE kind = 'organization' AND folded = fold(:subject))
            OR u.topic_id IN (SELECT id FROM v_names WHERE kind = 'topic' AND folded = fold(:subject))
            OR u.official_id IN (SELECT id FROM v_names WHERE kind = 'official' AND named(folded, :subject)))
    AND (:since IS NULL OR coalesce(v.said_on, v.published) >= :since)
    AND (:until IS NULL OR coalesce(v.said_on, v.published) <= :until || '~')
GROUP BY v.speaker_type, coalesce(v.official_id, v.organization_id, v.speaker), v.country
ORDER BY statements DESC, v.speaker
LIMIT :limit;
