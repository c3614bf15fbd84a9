-- title: What one country says of another
-- description: Statements that speak for one country and are about another, counted by year and act.
-- parameter: country (country, required) Country that speaks: name, adjective, capital or code
-- parameter: about (country, required) Country spoken of
-- example: country=Russia about=Ukraine
SELECT substr(coalesce(v.said_on, v.published), 1, 4) AS year, v.act, count(*) AS statements,
    count(DISTINCT v.speaker) AS speakers
FROM v_statements v
WHERE v.reprint_of IS NULL
    AND v.country_code IN (SELECT id FROM v_names WHERE kind = 'country' AND folded = fold(:country))
    AND v.statement_id IN (
        SELECT u.statement_id FROM statement_subjects u
        WHERE u.country_code IN (SELECT id FROM v_names WHERE kind = 'country' AND folded = fold(:about)))
GROUP BY year, v.act
ORDER BY year DESC, statements DESC, v.act;
