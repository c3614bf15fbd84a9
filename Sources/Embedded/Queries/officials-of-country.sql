-- title: Officials of a country
-- description: Who holds or held office in a country, with how often they speak and meet in the articles.
-- parameter: country (country, required) Name, adjective, capital or code
-- parameter: office (text, optional) Word of the title, such as minister
-- parameter: limit (integer, default 200) Most rows
-- example: country=Russia office=minister
SELECT v.name, v.office, v.office_kind, min(v.from_date) AS from_date, max(v.until_date) AS until_date, max(v.known) AS known,
    v.statements, v.meetings
FROM v_officials v
WHERE v.country_code IN (SELECT id FROM v_names WHERE kind = 'country' AND folded = fold(:country))
    AND (:office IS NULL OR named(fold(v.office), :office))
GROUP BY v.official_id, v.office, v.office_kind
ORDER BY v.statements + v.meetings DESC, max(v.until_date) IS NULL DESC, v.name, v.office
LIMIT :limit;
