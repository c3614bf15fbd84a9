// Countries listed, and one country with all that is known: names, predecessors and successors, officials, organizations.

extension Archive {
    /// Countries that occur in the data, those with most statements first.
    public func countries() -> Query {
        Query(
            sql: """
                WITH spoken (code, statements) AS (
                    SELECT country_code, count(DISTINCT statement_id) FROM v_statements GROUP BY country_code)
                SELECT * FROM (
                    SELECT c.code, c.name, c.from_date, c.until_date,
                        (SELECT count(DISTINCT n.official_id) FROM officials o
                            JOIN official_mentions n ON n.official_id = o.id
                            WHERE o.country_code = c.code) AS officials,
                        ifnull(s.statements, 0) AS statements,
                        (SELECT count(DISTINCT u.statement_id) FROM statement_subjects u
                            WHERE u.country_code = c.code) AS spoken_of,
                        (SELECT count(*) FROM (
                            SELECT meeting_id FROM meeting_participants WHERE country_code = c.code
                            UNION SELECT p.meeting_id FROM officials o
                                JOIN meeting_participants p ON p.official_id = o.id
                                WHERE o.country_code = c.code)) AS meetings
                    FROM countries c LEFT JOIN spoken s ON s.code = c.code)
                WHERE officials + statements + spoken_of + meetings > 0
                ORDER BY statements DESC, spoken_of DESC, meetings DESC, name
                """)
    }

    /// The code of the country that a name, adjective, capital or code stands for; nil where none or several do.
    public func country(named name: String) throws -> String? {
        let found = try lookup(name: name).compactMap { entity -> (code: String, form: String)? in
            guard case .country(let code) = entity.key else { return nil }
            return (code, entity.form)
        }
        let byName = found.filter { ["name", "official", "code", "abbreviation", "former", "alias"].contains($0.form) }
        let codes = Set((byName.isEmpty ? found : byName).map(\.code))
        return codes.count == 1 ? codes.first : nil
    }

    /// All that is known of a country.
    public func country(_ code: String) throws -> Dossier {
        let argument = ["code": Value.text(code)]
        var facts: [Dossier.Fact] = []
        for row in try all("SELECT * FROM countries WHERE code = :code", argument) {
            facts.append(
                Dossier.Fact("name", row["name"]?.text ?? "", from: row["from_date"]?.text, until: row["until_date"]?.text))
            facts.append(Dossier.Fact("code", [code, row["alpha3"]?.text].compactMap(\.self).joined(separator: ", ")))
            if let official = row["official_name"]?.text { facts.append(Dossier.Fact("official name", official)) }
        }
        for (name, condition) in [
            (
                "successor",
                """
                ' ' || (SELECT successors FROM countries WHERE code = :code) || ' ' LIKE '% ' || c.code || ' %'
                """
            ),
            ("predecessor", "' ' || c.successors || ' ' LIKE '% ' || :code || ' %'"),
        ] {
            facts += try all(
                "SELECT c.name, c.code, c.from_date, c.until_date FROM countries c WHERE \(condition) ORDER BY c.name", argument
            ).map { row in
                Dossier.Fact(
                    name, "\(row["name"]?.text ?? "") (\(row["code"]?.text ?? ""))", from: row["from_date"]?.text,
                    until: row["until_date"]?.text)
            }
        }
        facts += try all(
            """
            SELECT kind, group_concat(name, ', ') AS names FROM (
                SELECT kind, name FROM country_names WHERE country_code = :code AND kind NOT IN ('city', 'official')
                    AND name NOT IN (SELECT name FROM countries WHERE code = :code) ORDER BY kind, name)
            GROUP BY kind ORDER BY kind
            """, argument
        ).map {
            Dossier.Fact(
                $0["kind"]?.text == "name" ? "also called" : $0["kind"]?.text ?? "", $0["names"]?.text ?? "",
                basis: $0["kind"]?.text == "alias" ? "user" : nil)
        }
        facts += try holders(of: argument)
        facts += try organizations(of: argument)
        facts += try [
            count(
                "statements",
                """
                SELECT count(DISTINCT statement_id) AS count, min(coalesce(said_on, published)) AS first,
                    max(coalesce(said_on, published)) AS last
                FROM v_statements WHERE country_code = :code
                """, argument),
            count(
                "spoken of",
                """
                SELECT count(DISTINCT s.id) AS count, min(coalesce(s.said_on, a.published)) AS first,
                    max(coalesce(s.said_on, a.published)) AS last
                FROM statement_subjects u JOIN statements s ON s.id = u.statement_id JOIN articles a ON a.id = s.article_id
                WHERE u.country_code = :code
                """, argument),
            count(
                "meetings",
                """
                SELECT count(*) AS count, min(held_from) AS first, max(held_until) AS last FROM meetings
                WHERE id IN (SELECT p.meeting_id FROM meeting_participants p LEFT JOIN officials o ON o.id = p.official_id
                    WHERE coalesce(p.country_code, o.country_code) = :code)
                """, argument),
        ].compactMap(\.self)
        facts += try latestStatements("v.country_code = :code", argument)
        return Dossier(facts: facts)
    }

    /// Who heads the state, its government and the ministries of foreign affairs and defence, as far back as the articles go, the
    /// latest first; and the others whom articles name in an office.
    private func holders(of argument: [String: Value]) throws -> [Dossier.Fact] {
        try all(
            """
            WITH heads (kind, rank) AS (VALUES ('head_of_state', 0), ('head_of_government', 1), ('foreign_minister', 2),
                ('defence_minister', 3))
            SELECT v.office_kind, v.office, v.name, v.from_date, v.until_date, v.known, v.basis
            FROM v_officials v LEFT JOIN heads h ON h.kind = v.office_kind
            WHERE v.country_code = :code AND v.office IS NOT NULL
                AND (h.rank IS NOT NULL AND (
                        v.until_date IS NULL OR v.until_date || '~' >= (SELECT min(published) FROM articles)
                        OR (SELECT until_date FROM countries WHERE code = :code) IS NOT NULL)
                    OR EXISTS (SELECT 1 FROM official_mentions n WHERE n.official_id = v.official_id))
                AND (v.basis = 'gazetteer' OR NOT EXISTS (
                    SELECT 1 FROM v_officials w
                    WHERE w.official_id = v.official_id AND w.office_kind = v.office_kind AND w.basis = 'gazetteer'))
            ORDER BY coalesce(h.rank, 4), v.office_kind, v.basis = 'article',
                v.until_date IS NOT NULL, coalesce(v.until_date, v.from_date, v.known) DESC, v.name, v.office, v.from_date
            """, argument
        ).map { row in
            let kind = (row["office_kind"]?.text ?? "other").split(separator: "_").joined(separator: " ")
            let isDated = row["from_date"] != .null || row["until_date"] != .null
            return Dossier.Fact(
                kind, "\(row["name"]?.text ?? ""), \(row["office"]?.text ?? "")", from: row["from_date"]?.text,
                until: (isDated ? row["until_date"] : row["known"])?.text, basis: row["basis"]?.text)
        }
    }

    /// The organizations of the country that articles name.
    private func organizations(of argument: [String: Value]) throws -> [Dossier.Fact] {
        try all(
            """
            SELECT g.name, g.kind, g.basis FROM organizations g WHERE g.country_code = :code AND (
                EXISTS (SELECT 1 FROM statements s WHERE s.organization_id = g.id)
                OR EXISTS (SELECT 1 FROM statement_subjects u WHERE u.organization_id = g.id)
                OR EXISTS (SELECT 1 FROM meeting_participants p WHERE p.organization_id = g.id))
            ORDER BY g.kind, g.name
            """, argument
        ).map { Dossier.Fact("organization", "\($0["name"]?.text ?? ""), \($0["kind"]?.text ?? "")", basis: $0["basis"]?.text) }
    }
}
