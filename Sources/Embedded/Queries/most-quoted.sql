-- title: Most quoted speakers
-- description: Speakers by the number of their statements, with how many are direct quotations; reprints are left out.
-- parameter: country (country, optional) Country for which they speak: name, adjective, capital or code
-- parameter: since (date, optional) First day
-- parameter: until (date, optional) Last day
-- parameter: limit (integer, default 20) Most rows
-- example: limit=10
SELECT v.speaker, v.speaker_type, max(v.office) AS office, v.country, count(*) AS statements, sum(v.kind = 'direct') AS direct,
    count(DISTINCT v.article_id) AS articles
FROM v_statements v
WHERE v.reprint_of IS NULL AND v.speaker_type <> 'unnamed'
    AND (:country IS NULL OR v.country_code IN (SELECT id FROM v_names WHERE kind = 'country' AND folded = fold(:country)))
    AND (:since IS NULL OR coalesce(v.said_on, v.published) >= :since)
    AND (:until IS NULL OR coalesce(v.said_on, v.published) <= :until || '~')
GROUP BY v.speaker_type, coalesce(v.official_id, v.organization_id, v.speaker)
ORDER BY statements DESC, v.speaker
LIMIT :limit;
