-- title: Who met whom
-- description: Pairs of officials, countries and organizations by the number of meetings they had; one party may be named.
-- parameter: party (subject, optional) Name of an official, country or organization that is one of the two
-- parameter: since (date, optional) First day
-- parameter: until (date, optional) Last day
-- parameter: limit (integer, default 100) Most rows
-- example: party=Lavrov
WITH parties AS (
    SELECT p.meeting_id, p.ordinal, p.type, coalesce(o.name, c.name, g.name, p.name) AS name,
        coalesce(p.official_id, p.country_code, p.organization_id, p.name) AS id,
        coalesce(p.country_code, o.country_code) AS country_code
    FROM meeting_participants p
    JOIN meetings m ON m.id = p.meeting_id
    LEFT JOIN officials o ON o.id = p.official_id
    LEFT JOIN countries c ON c.code = p.country_code
    LEFT JOIN organizations g ON g.id = p.organization_id
    WHERE m.status = 'held' AND p.type <> 'unnamed'
        AND (:since IS NULL OR m.held_until >= :since)
        AND (:until IS NULL OR m.held_from <= :until || '~')
)
SELECT a.name AS party, b.name AS met, count(DISTINCT a.meeting_id) AS meetings, min(m.held_from) AS first,
    max(m.held_until) AS last
FROM parties a
JOIN parties b ON b.meeting_id = a.meeting_id AND b.ordinal <> a.ordinal
JOIN meetings m ON m.id = a.meeting_id
WHERE CASE WHEN :party IS NULL THEN a.ordinal < b.ordinal ELSE
        a.type = 'official' AND a.id IN (SELECT id FROM v_names WHERE kind = 'official' AND named(folded, :party))
        OR a.country_code IN (SELECT id FROM v_names WHERE kind = 'country' AND folded = fold(:party))
        OR a.type = 'organization' AND a.id IN (SELECT id FROM v_names WHERE kind = 'organization' AND folded = fold(:party))
    END
GROUP BY a.type, a.id, b.type, b.id
ORDER BY meetings DESC, last DESC, party, met
LIMIT :limit;
