-- title: Timeline of an official, country or organization
-- description: Statements and meetings of the party by day, the oldest first; reprints are left out.
-- parameter: party (subject, required) Name of the official, country or organization
-- parameter: since (date, optional) First day
-- parameter: until (date, optional) Last day
-- parameter: limit (integer, default 200) Most rows
-- example: party=Lavrov since=2025-01
SELECT * FROM (
    SELECT coalesce(v.said_on, v.published) AS day, 'statement' AS event, v.act AS kind, v.speaker AS who, v.content AS what,
        v.url,
        v.statement_id AS id
    FROM v_statements v
    WHERE v.reprint_of IS NULL
        AND (v.official_id IN (SELECT id FROM v_names WHERE kind = 'official' AND named(folded, :party))
            OR v.country_code IN (SELECT id FROM v_names WHERE kind = 'country' AND folded = fold(:party))
            OR v.organization_id IN (SELECT id FROM v_names WHERE kind = 'organization' AND folded = fold(:party)))
    UNION ALL
    SELECT m.held_from, 'meeting', m.kind, m.participants, m.status || coalesce(' in ' || m.place, ''), m.url, m.meeting_id
    FROM v_meetings m
    WHERE m.meeting_id IN (
        SELECT p.meeting_id FROM meeting_participants p LEFT JOIN officials o ON o.id = p.official_id
        WHERE p.official_id IN (SELECT id FROM v_names WHERE kind = 'official' AND named(folded, :party))
            OR coalesce(p.country_code, o.country_code)
                IN (SELECT id FROM v_names WHERE kind = 'country' AND folded = fold(:party))
            OR p.organization_id IN (SELECT id FROM v_names WHERE kind = 'organization' AND folded = fold(:party)))
)
WHERE (:since IS NULL OR day >= :since) AND (:until IS NULL OR day <= :until || '~')
ORDER BY day IS NULL, day, event, id
LIMIT :limit;
