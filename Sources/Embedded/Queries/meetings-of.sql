-- title: Meetings of an official, country or organization
-- description: Meetings in which the party took part, held, planned or cancelled, the newest first; a country's officials count.
-- parameter: party (subject, required) Name of the official, country or organization
-- parameter: since (date, optional) First day
-- parameter: until (date, optional) Last day
-- parameter: limit (integer, default 100) Most rows
-- example: party=Lavrov
SELECT m.meeting_id, m.held_from, m.held_until, m.kind, m.status, m.place, m.participants, m.articles, m.title, m.url
FROM v_meetings m
WHERE m.meeting_id IN (
        SELECT p.meeting_id FROM meeting_participants p LEFT JOIN officials o ON o.id = p.official_id
        WHERE p.official_id IN (SELECT id FROM v_names WHERE kind = 'official' AND named(folded, :party))
            OR coalesce(p.country_code, o.country_code)
                IN (SELECT id FROM v_names WHERE kind = 'country' AND folded = fold(:party))
            OR p.organization_id IN (SELECT id FROM v_names WHERE kind = 'organization' AND folded = fold(:party)))
    AND (:since IS NULL OR m.held_until >= :since)
    AND (:until IS NULL OR m.held_from <= :until || '~')
ORDER BY m.held_from DESC, m.meeting_id
LIMIT :limit;
