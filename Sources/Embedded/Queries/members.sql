-- title: Members of an organization
-- description: States that belong, or on the day belonged, to an alliance or bloc; without a day, those of today.
-- parameter: organization (organization, required) Name or abbreviation
-- parameter: date (date, optional) Day, month or year
-- example: organization=NATO date=1999-01-01
SELECT o.name AS organization, c.code, c.name AS country, nullif(m.from_date, '') AS from_date, m.until_date
FROM organization_members m
JOIN organizations o ON o.id = m.organization_id
JOIN countries c ON c.code = m.country_code
WHERE m.organization_id IN (SELECT id FROM v_names WHERE kind = 'organization' AND folded = fold(:organization))
    AND CASE WHEN :date IS NULL THEN m.until_date IS NULL
        ELSE m.from_date <= :date || '~' AND (m.until_date IS NULL OR m.until_date || '~' >= :date) END
ORDER BY o.name, c.name, m.from_date;
