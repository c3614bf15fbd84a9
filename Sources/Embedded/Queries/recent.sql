-- title: The latest statements
-- description: What was said last, by anybody; reprints are left out.
-- parameter: limit (integer, default 20) Most rows
-- example: limit=5
SELECT v.statement_id, coalesce(v.said_on, v.published) AS said_on, v.speaker, v.office, v.country, v.act, v.content, v.title,
    v.url
FROM v_statements v
WHERE v.reprint_of IS NULL
ORDER BY coalesce(v.said_on, v.published) DESC, v.statement_id DESC
LIMIT :limit;
