-- title: Articles of a publisher
-- description: Articles of a publisher whose name contains the text, the newest first, with the number of their findings.
-- parameter: source (text, required) Name of the publisher, or part of it
-- parameter: limit (integer, default 100) Most rows
-- example: source=TASS
SELECT a.id AS article_id, a.published, p.name AS source, a.title, a.url,
    (SELECT count(*) FROM statements s WHERE s.article_id = a.id) AS statements,
    (SELECT count(DISTINCT n.meeting_id) FROM meeting_mentions n WHERE n.article_id = a.id) AS meetings,
    a.reprint_of
FROM articles a
JOIN sources p ON p.id = a.source_id
WHERE instr(fold(p.name), fold(:source)) > 0
ORDER BY a.published DESC, a.id
LIMIT :limit;
