-- title: Statements of one act
-- description: Demands, threats, promises and so on, of anybody or of one country, the newest first; reprints are left out.
-- parameter: act (act, required) The act, such as demand
-- parameter: country (country, optional) Country that speaks: name, adjective, capital or code
-- parameter: since (date, optional) First day
-- parameter: until (date, optional) Last day
-- parameter: limit (integer, default 100) Most rows
-- example: act=reject country=RU
SELECT v.statement_id, coalesce(v.said_on, v.published) AS said_on, v.speaker, v.office, v.country, v.content, v.subjects,
    v.title, v.url
FROM v_statements v
WHERE v.act = :act
    AND v.reprint_of IS NULL
    AND (:country IS NULL OR v.country_code IN (SELECT id FROM v_names WHERE kind = 'country' AND folded = fold(:country)))
    AND (:since IS NULL OR coalesce(v.said_on, v.published) >= :since)
    AND (:until IS NULL OR coalesce(v.said_on, v.published) <= :until || '~')
ORDER BY coalesce(v.said_on, v.published) DESC, v.statement_id
LIMIT :limit;
