// What an older database lacks, version by version. Each text is frozen: schema.sql alone says what a database has today.

import Foundation
import GRDB
import Resources

/// Brings databases of older schema versions up to `Archive.schemaVersion`.
enum Upgrades {
    /// The SQL that leads from the version before to each version, in order.
    static let all: [(version: Int, sql: String)] = [
        (
            2,
            """
            ALTER TABLE ingest_runs ADD COLUMN
                min_confidence REAL NOT NULL DEFAULT 0 CHECK (min_confidence BETWEEN 0 AND 1);
            """
        ),
        (
            3,
            """
            CREATE TABLE statement_cospeaking_countries (
                statement_id INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
                country_code TEXT NOT NULL REFERENCES countries (code),
                PRIMARY KEY (statement_id, country_code)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX statement_cospeaking_countries_country ON statement_cospeaking_countries (country_code);
            CREATE TABLE organization_members (
                organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE, -- the organization
                country_code TEXT NOT NULL REFERENCES countries (code), -- the member
                from_date TEXT NOT NULL, -- first day, month or year; '' where not known
                until_date TEXT, -- last day, month or year; null for members of today
                PRIMARY KEY (organization_id, country_code, from_date)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX organization_members_country ON organization_members (country_code);
            CREATE TABLE gazetteer_overlay (
                path TEXT NOT NULL PRIMARY KEY, -- as given, such as 'own/officials.tsv'
                form TEXT NOT NULL, -- table of the gazetteer that it adds to, such as 'officials'
                text TEXT NOT NULL -- the file, tab-separated
            ) STRICT, WITHOUT ROWID;
            ALTER TABLE officials ADD COLUMN merged_into INTEGER REFERENCES officials (id);
            CREATE INDEX officials_merged ON officials (merged_into) WHERE merged_into IS NOT NULL;
            CREATE TABLE country_names_3 (
                country_code TEXT NOT NULL REFERENCES countries (code) ON DELETE CASCADE,
                name TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN
                    ('name', 'official', 'former', 'abbreviation', 'adjective', 'demonym', 'capital', 'seat', 'city', 'alias')),
                folded TEXT NOT NULL,
                PRIMARY KEY (country_code, name, kind)
            ) STRICT, WITHOUT ROWID;
            INSERT INTO country_names_3 SELECT * FROM country_names;
            DROP TABLE country_names;
            ALTER TABLE country_names_3 RENAME TO country_names;
            CREATE INDEX country_names_folded ON country_names (folded);
            CREATE TABLE organization_names_3 (
                organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
                name TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('name', 'abbreviation', 'metonym', 'adjective', 'alias')),
                folded TEXT NOT NULL,
                PRIMARY KEY (organization_id, name, kind)
            ) STRICT, WITHOUT ROWID;
            INSERT INTO organization_names_3 SELECT * FROM organization_names;
            DROP TABLE organization_names;
            ALTER TABLE organization_names_3 RENAME TO organization_names;
            CREATE INDEX organization_names_folded ON organization_names (folded);
            CREATE TABLE official_names_3 (
                official_id INTEGER NOT NULL REFERENCES officials (id) ON DELETE CASCADE,
                name TEXT NOT NULL,
                folded TEXT NOT NULL,
                basis TEXT NOT NULL CHECK (basis IN ('gazetteer', 'article', 'user')),
                PRIMARY KEY (official_id, name)
            ) STRICT, WITHOUT ROWID;
            INSERT INTO official_names_3 SELECT * FROM official_names;
            DROP TABLE official_names;
            ALTER TABLE official_names_3 RENAME TO official_names;
            CREATE INDEX official_names_folded ON official_names (folded);
            CREATE TABLE official_keys (
                family_key TEXT NOT NULL,
                official_id INTEGER NOT NULL REFERENCES officials (id) ON DELETE CASCADE,
                PRIMARY KEY (family_key, official_id)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX official_keys_official ON official_keys (official_id);
            CREATE TABLE official_merges (
                id INTEGER NOT NULL PRIMARY KEY,
                kept TEXT NOT NULL,
                kept_name TEXT NOT NULL,
                merged TEXT NOT NULL,
                merged_name TEXT NOT NULL
            ) STRICT;
            CREATE TABLE aliases (
                id INTEGER NOT NULL PRIMARY KEY,
                kind TEXT NOT NULL CHECK (kind IN ('official', 'country', 'organization')),
                target TEXT NOT NULL,
                name TEXT NOT NULL,
                alias TEXT NOT NULL,
                folded TEXT NOT NULL,
                UNIQUE (folded, kind, target)
            ) STRICT;
            ALTER TABLE official_mentions ADD COLUMN gazetteer_id TEXT;
            ALTER TABLE official_mentions ADD COLUMN family_key TEXT;
            UPDATE official_mentions
            SET gazetteer_id = (SELECT gazetteer_id FROM officials o WHERE o.id = official_id);
            CREATE INDEX official_mentions_family ON official_mentions (family_key, name) WHERE family_key IS NOT NULL;
            CREATE INDEX official_mentions_gazetteer ON official_mentions (gazetteer_id) WHERE gazetteer_id IS NOT NULL;
            CREATE TABLE meeting_accounts (
                id INTEGER NOT NULL PRIMARY KEY,
                meeting_id INTEGER NOT NULL REFERENCES meetings (id),
                article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
                ordinal INTEGER NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN
                    ('talks', 'summit', 'press_conference', 'phone_call', 'visit', 'negotiation', 'conference', 'signing',
                     'other')),
                status TEXT NOT NULL CHECK (status IN ('held', 'planned', 'cancelled', 'refused')),
                place TEXT,
                country_code TEXT REFERENCES countries (code),
                held_from TEXT,
                held_until TEXT,
                held_precision TEXT NOT NULL CHECK (held_precision IN ('day', 'week', 'month', 'year', 'unknown')),
                sides TEXT,
                gathering TEXT,
                CHECK ((held_from IS NULL) = (held_until IS NULL)),
                CHECK (held_from <= held_until)
            ) STRICT;
            CREATE INDEX meeting_accounts_meeting ON meeting_accounts (meeting_id);
            CREATE INDEX meeting_accounts_article ON meeting_accounts (article_id);
            CREATE INDEX meeting_accounts_country ON meeting_accounts (country_code);
            CREATE INDEX meeting_accounts_sides ON meeting_accounts (sides, held_from) WHERE sides IS NOT NULL;
            CREATE INDEX meeting_accounts_gathering ON meeting_accounts (gathering, held_from) WHERE gathering IS NOT NULL;
            CREATE TABLE account_participants (
                account_id INTEGER NOT NULL REFERENCES meeting_accounts (id) ON DELETE CASCADE,
                ordinal INTEGER NOT NULL,
                role TEXT NOT NULL CHECK (role IN ('host', 'guest', 'participant', 'mediator')),
                type TEXT NOT NULL CHECK (type IN ('official', 'country', 'organization', 'person', 'unnamed')),
                official_id INTEGER REFERENCES officials (id),
                mention INTEGER,
                country_code TEXT REFERENCES countries (code),
                organization_id TEXT REFERENCES organizations (id),
                name TEXT,
                PRIMARY KEY (account_id, ordinal),
                CHECK ((type = 'official') = (official_id IS NOT NULL))
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX account_participants_official ON account_participants (official_id);
            CREATE INDEX account_participants_country ON account_participants (country_code);
            CREATE INDEX account_participants_organization ON account_participants (organization_id);
            INSERT INTO meeting_accounts (meeting_id, article_id, ordinal, kind, status, place, country_code, held_from,
                held_until, held_precision)
            SELECT n.meeting_id, n.article_id, row_number() OVER (PARTITION BY n.article_id ORDER BY n.meeting_id) - 1,
                n.kind, n.status, n.place, n.country_code, m.held_from, m.held_until, m.held_precision
            FROM meeting_mentions n JOIN meetings m ON m.id = n.meeting_id
            WHERE n.id = (
                SELECT min(id) FROM meeting_mentions x WHERE x.meeting_id = n.meeting_id AND x.article_id = n.article_id);
            -- An official whom the article does not name is no participant of its account; one whom it names by the same
            -- name in a row of its own is that one.
            INSERT INTO account_participants (account_id, ordinal, role, type, official_id, mention, country_code,
                organization_id, name)
            SELECT c.id, p.ordinal, p.role, p.type, n.official_id, n.ordinal, coalesce(p.country_code, n.country_code),
                p.organization_id, p.name
            FROM meeting_participants p JOIN meeting_accounts c ON c.meeting_id = p.meeting_id
            LEFT JOIN official_mentions n ON n.article_id = c.article_id AND n.ordinal = (
                SELECT x.ordinal FROM official_mentions x
                JOIN officials own ON own.id = x.official_id JOIN officials o ON o.id = p.official_id
                WHERE x.article_id = c.article_id AND (own.id = o.id OR own.folded = o.folded AND NOT EXISTS (
                    SELECT 1 FROM meeting_participants y WHERE y.meeting_id = p.meeting_id AND y.official_id = own.id))
                ORDER BY own.id <> o.id, x.ordinal LIMIT 1)
            WHERE p.type <> 'official' OR n.ordinal IS NOT NULL;
            CREATE TABLE meeting_mentions_3 (
                id INTEGER NOT NULL PRIMARY KEY,
                meeting_id INTEGER NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
                article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
                account_id INTEGER NOT NULL REFERENCES meeting_accounts (id) ON DELETE CASCADE,
                ordinal INTEGER NOT NULL,
                start_byte INTEGER NOT NULL,
                end_byte INTEGER NOT NULL,
                CHECK (0 <= start_byte AND start_byte <= end_byte)
            ) STRICT;
            INSERT INTO meeting_mentions_3
            SELECT n.id, n.meeting_id, n.article_id, c.id, n.ordinal, n.start_byte, n.end_byte
            FROM meeting_mentions n JOIN meeting_accounts c ON c.meeting_id = n.meeting_id AND c.article_id = n.article_id;
            DROP TABLE meeting_mentions;
            ALTER TABLE meeting_mentions_3 RENAME TO meeting_mentions;
            CREATE INDEX meeting_mentions_meeting ON meeting_mentions (meeting_id);
            CREATE INDEX meeting_mentions_article ON meeting_mentions (article_id);
            CREATE INDEX meeting_mentions_account ON meeting_mentions (account_id);
            CREATE TABLE meetings_3 (
                id INTEGER NOT NULL PRIMARY KEY,
                kind TEXT NOT NULL CHECK (kind IN
                    ('talks', 'summit', 'press_conference', 'phone_call', 'visit', 'negotiation', 'conference', 'signing',
                     'other')),
                status TEXT NOT NULL CHECK (status IN ('held', 'planned', 'cancelled', 'refused')),
                place TEXT,
                country_code TEXT REFERENCES countries (code),
                held_from TEXT,
                held_until TEXT,
                held_precision TEXT NOT NULL CHECK (held_precision IN ('day', 'week', 'month', 'year', 'unknown')),
                CHECK ((held_from IS NULL) = (held_until IS NULL)),
                CHECK (held_from <= held_until)
            ) STRICT;
            INSERT INTO meetings_3
            SELECT id, kind, status, place, country_code, held_from, held_until, held_precision FROM meetings;
            DROP TABLE meetings;
            ALTER TABLE meetings_3 RENAME TO meetings;
            CREATE INDEX meetings_held ON meetings (held_from);
            CREATE INDEX meetings_country ON meetings (country_code);
            CREATE TABLE statement_cospeakers_3 (
                statement_id INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
                official_id INTEGER NOT NULL REFERENCES officials (id),
                office TEXT,
                country_code TEXT REFERENCES countries (code),
                mention INTEGER NOT NULL,
                PRIMARY KEY (statement_id, mention)
            ) STRICT, WITHOUT ROWID;
            INSERT INTO statement_cospeakers_3
            SELECT c.statement_id, c.official_id, c.office, c.country_code, min(n.ordinal)
            FROM statement_cospeakers c JOIN statements s ON s.id = c.statement_id
            JOIN official_mentions n ON n.article_id = s.article_id AND n.official_id = c.official_id
            GROUP BY c.statement_id, c.official_id;
            DROP TABLE statement_cospeakers;
            ALTER TABLE statement_cospeakers_3 RENAME TO statement_cospeakers;
            CREATE INDEX statement_cospeakers_official ON statement_cospeakers (official_id);
            CREATE INDEX statement_cospeakers_country ON statement_cospeakers (country_code);
            ALTER TABLE statement_subjects ADD COLUMN mention INTEGER;
            UPDATE statement_subjects SET mention = (
                SELECT min(n.ordinal) FROM official_mentions n JOIN statements s ON s.article_id = n.article_id
                WHERE s.id = statement_id AND n.official_id = statement_subjects.official_id)
            WHERE official_id IS NOT NULL;
            ALTER TABLE statements ADD COLUMN mention INTEGER;
            ALTER TABLE statements ADD COLUMN account_id INTEGER REFERENCES meeting_accounts (id) ON DELETE SET NULL;
            UPDATE statements SET mention = (
                SELECT min(ordinal) FROM official_mentions n
                WHERE n.article_id = statements.article_id AND n.official_id = statements.official_id)
            WHERE official_id IS NOT NULL;
            UPDATE statements SET account_id = (
                SELECT id FROM meeting_accounts c WHERE c.article_id = statements.article_id
                    AND c.meeting_id = statements.meeting_id)
            WHERE meeting_id IS NOT NULL;
            CREATE INDEX statements_account ON statements (account_id) WHERE account_id IS NOT NULL;
            DELETE FROM properties WHERE name = 'gazetteer_digest';
            """
        ),
        (
            4,
            """
            DROP INDEX meetings_held;
            CREATE INDEX meetings_held ON meetings (held_from DESC);
            CREATE INDEX meetings_status ON meetings (status, held_from DESC);
            CREATE INDEX meetings_place ON meetings (place);
            CREATE TABLE statement_speakers (
                statement_id INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
                number INTEGER NOT NULL,
                article_id INTEGER NOT NULL,
                speaker_type TEXT NOT NULL,
                official_id INTEGER,
                organization_id TEXT,
                name TEXT,
                country_code TEXT,
                office TEXT,
                jointly INTEGER NOT NULL CHECK (jointly IN (0, 1)),
                day TEXT,
                original INTEGER NOT NULL CHECK (original IN (0, 1)),
                PRIMARY KEY (statement_id, number)
            ) STRICT, WITHOUT ROWID;
            INSERT INTO statement_speakers
            SELECT s.id AS statement_id, 0 AS number, s.article_id, s.speaker_type, s.official_id, s.organization_id,
                s.speaker_name AS name,
                coalesce(s.speaker_country, s.speaker_code) AS country_code, s.speaker_office AS office, 0 AS jointly,
                coalesce(s.said_on, a.published) AS day, a.reprint_of IS NULL AS original
            FROM statements s JOIN articles a ON a.id = s.article_id
            UNION ALL
            SELECT s.id, c.mention + 1, s.article_id, s.speaker_type, c.official_id, s.organization_id, s.speaker_name,
                coalesce(c.country_code, s.speaker_code), c.office, 1, coalesce(s.said_on, a.published), a.reprint_of IS NULL
            FROM statements s JOIN articles a ON a.id = s.article_id JOIN statement_cospeakers c ON c.statement_id = s.id
            WHERE c.official_id IS NOT s.official_id AND NOT EXISTS (
                SELECT 1 FROM statement_cospeakers d
                WHERE d.statement_id = c.statement_id AND d.official_id = c.official_id AND d.mention < c.mention)
            UNION ALL
            SELECT s.id, -(SELECT count(*) FROM statement_cospeaking_countries d
                    WHERE d.statement_id = c.statement_id AND d.country_code <= c.country_code),
                s.article_id, s.speaker_type, NULL, s.organization_id, s.speaker_name, c.country_code, NULL, 1,
                coalesce(s.said_on, a.published), a.reprint_of IS NULL
            FROM statements s JOIN articles a ON a.id = s.article_id
            JOIN statement_cospeaking_countries c ON c.statement_id = s.id;
            CREATE INDEX statement_speakers_official
                ON statement_speakers (official_id, original, day DESC, article_id, statement_id);
            CREATE INDEX statement_speakers_organization
                ON statement_speakers (organization_id, original, day DESC, article_id, statement_id);
            CREATE INDEX statement_speakers_country
                ON statement_speakers (country_code, original, day DESC, article_id, statement_id, speaker_type);
            CREATE INDEX statement_speakers_day
                ON statement_speakers (original, jointly, day DESC, article_id, statement_id, speaker_type);
            CREATE TRIGGER statement_speakers_insert AFTER INSERT ON statements BEGIN
                INSERT INTO statement_speakers SELECT * FROM v_statement_speakers WHERE statement_id = new.id;
            END;
            CREATE TRIGGER statement_speakers_update AFTER UPDATE OF article_id, speaker_type, official_id, speaker_code,
                organization_id, speaker_office, speaker_country, said_on ON statements BEGIN
                DELETE FROM statement_speakers WHERE statement_id = new.id;
                INSERT INTO statement_speakers SELECT * FROM v_statement_speakers WHERE statement_id = new.id;
            END;
            CREATE TRIGGER statement_speakers_official_insert AFTER INSERT ON statement_cospeakers BEGIN
                DELETE FROM statement_speakers WHERE statement_id = new.statement_id;
                INSERT INTO statement_speakers SELECT * FROM v_statement_speakers WHERE statement_id = new.statement_id;
            END;
            CREATE TRIGGER statement_speakers_official_update AFTER UPDATE ON statement_cospeakers BEGIN
                DELETE FROM statement_speakers WHERE statement_id = new.statement_id;
                INSERT INTO statement_speakers SELECT * FROM v_statement_speakers WHERE statement_id = new.statement_id;
            END;
            CREATE TRIGGER statement_speakers_official_delete AFTER DELETE ON statement_cospeakers BEGIN
                DELETE FROM statement_speakers WHERE statement_id = old.statement_id;
                INSERT INTO statement_speakers SELECT * FROM v_statement_speakers WHERE statement_id = old.statement_id;
            END;
            CREATE TRIGGER statement_speakers_country_insert AFTER INSERT ON statement_cospeaking_countries BEGIN
                DELETE FROM statement_speakers WHERE statement_id = new.statement_id;
                INSERT INTO statement_speakers SELECT * FROM v_statement_speakers WHERE statement_id = new.statement_id;
            END;
            CREATE TRIGGER statement_speakers_country_delete AFTER DELETE ON statement_cospeaking_countries BEGIN
                DELETE FROM statement_speakers WHERE statement_id = old.statement_id;
                INSERT INTO statement_speakers SELECT * FROM v_statement_speakers WHERE statement_id = old.statement_id;
            END;
            CREATE TRIGGER statement_speakers_article AFTER UPDATE OF published, reprint_of ON articles BEGIN
                UPDATE statement_speakers
                SET original = new.reprint_of IS NULL,
                    day = coalesce((SELECT said_on FROM statements s WHERE s.id = statement_speakers.statement_id), new.published)
                WHERE statement_id IN (SELECT id FROM statements WHERE article_id = new.id);
            END;
            """
        ),
    ]

    /// Whether the database lacks any.
    static func areDue(_ db: Database) throws -> Bool {
        try version(db) < Archive.schemaVersion && !isEmpty(db)
    }

    /// Whether nothing was written into the database yet.
    static func isEmpty(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
    }

    private static func version(_ db: Database) throws -> Int { try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 }

    /// Runs those that the database has not had, within the caller's transaction, and with foreign keys off, since tables are
    /// made anew. Views hold nothing: those of schema.sql take the place of older ones.
    static func run(on db: Database) throws {
        let present = try version(db)
        guard present < Archive.schemaVersion else { return }
        for view in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'view'") {
            try db.execute(sql: "DROP VIEW \(view)")
        }
        for (version, sql) in all where version > present {
            try db.execute(sql: sql + "PRAGMA user_version = \(version)")
        }
        for view in Resource.at("schema.sql").text.components(separatedBy: "\nCREATE VIEW ").dropFirst() {
            guard let end = view.range(of: ";\n") else { continue }
            try db.execute(sql: "CREATE VIEW " + view[..<end.lowerBound])
        }
        try db.checkForeignKeys()
    }
}
