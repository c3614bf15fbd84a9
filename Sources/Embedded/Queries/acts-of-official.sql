-- title: What an official does by speaking
-- description: Statements of an official counted by act (demand, promise, accuse, ...), with the latest of each.
-- parameter: official (official, required) Name, or part of it
-- parameter: since (date, optional) First day
-- parameter: until (date, optional) Last day
-- example: official=Lavrov
SELECT v.speaker, v.act, count(*) AS statements, max(coalesce(v.said_on, v.published)) AS last, v.content AS latest
FROM v_statements v
WHERE v.official_id IN (SELECT id FROM v_names WHERE kind = 'official' AND named(folded, :official))
    AND v.reprint_of IS NULL
    AND (:since IS NULL OR coalesce(v.said_on, v.published) >= :since)
    AND (:until IS NULL OR coalesce(v.said_on, v.published) <= :until || '~')
GROUP BY v.official_id, v.act
ORDER BY v.speaker, statements DESC, v.act;
