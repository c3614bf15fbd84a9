-- title: Articles with words
-- description: Articles whose title or text has all the words, the best matches first, with the passage.
-- parameter: words (text, required) Words, in any order
-- parameter: limit (integer, default 20) Most rows
-- example: words="security guarantees"
SELECT a.id AS article_id, a.published, a.title, snippet(articles_fts, 1, '[', ']', ' … ', 24) AS passage, a.url
FROM articles_fts
JOIN articles a ON a.id = articles_fts.rowid
WHERE articles_fts MATCH words(:words) AND a.reprint_of IS NULL
ORDER BY bm25(articles_fts), a.id
LIMIT :limit;
