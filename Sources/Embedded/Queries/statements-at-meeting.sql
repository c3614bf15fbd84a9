-- title: What was said at a meeting
-- description: Statements made at the meeting of a number; meetings-of and timeline list the numbers.
-- parameter: meeting (integer, required) Number of the meeting
-- example: meeting=1
SELECT v.statement_id, v.said_on, v.speaker, v.office, v.country, v.act, v.content, v.title, v.url
FROM v_statements v
WHERE v.meeting_id = :meeting
ORDER BY v.article_id, v.statement_id;
