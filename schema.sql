-- The Demarche database: who said what, and who met whom, with the exact words of the articles as evidence.
--
-- Reading guide for ad-hoc SQL
--   Start with the views v_statements, v_meetings and v_officials; they join everything that is usually wanted.
--   start_byte and end_byte are half-open UTF-8 byte offsets into articles.body:
--       SELECT CAST(substr(CAST(body AS BLOB), start_byte + 1, end_byte - start_byte) AS TEXT) ...
--   Days are TEXT 'YYYY-MM-DD', so they compare as text; the times of ingest runs are 'YYYY-MM-DDTHH:MM:SSZ'.
--   Countries are ISO 3166 alpha-2 codes (3166-3 for historical states).
--   Demarche defines functions for names and words: fold(text) lower-cases, drops diacritics, full stops and apostrophes, and
--   makes dashes spaces ("U.S." = "us"); the columns named `folded` hold its result; named(folded, text) is true where every
--   word of the text is a word of the name; words(text) makes a full-text pattern of all its words, phrase(text) one of the
--   words in their order.
--   Full text: SELECT ... FROM statements JOIN statements_fts ON statements_fts.rowid = statements.id
--              WHERE statements_fts MATCH words('security guarantees')

PRAGMA application_id = 0x44656D61; -- "Dema"
PRAGMA user_version = 4;

-- Facts about this database file itself.
CREATE TABLE properties (
    name TEXT NOT NULL PRIMARY KEY, -- 'gazetteer_digest': SHA-256 of the gazetteer that was last written into it
    value TEXT NOT NULL -- the value, as text
) STRICT, WITHOUT ROWID;

-- A user's own gazetteer tables (--gazetteer, --topics), those given last: each ingest goes by them until others are given.
CREATE TABLE gazetteer_overlay (
    path TEXT NOT NULL PRIMARY KEY, -- as given, such as 'own/officials.tsv'
    form TEXT NOT NULL, -- table of the gazetteer that it adds to, such as 'officials'
    text TEXT NOT NULL -- the file, tab-separated
) STRICT, WITHOUT ROWID;

-- Countries, states and territories, present and past, from the gazetteer.
CREATE TABLE countries (
    code TEXT NOT NULL PRIMARY KEY, -- ISO 3166 alpha-2 code, or 3166-3 code of a former state
    alpha3 TEXT, -- ISO 3166 alpha-3 code
    name TEXT NOT NULL, -- usual English name, such as 'Russia'
    official_name TEXT, -- full English name, such as 'Russian Federation'
    from_date TEXT, -- day or year since when the state exists, where it matters
    until_date TEXT, -- day or year until when it existed; null for states of today
    successors TEXT -- codes of its successor states, separated by spaces
) STRICT, WITHOUT ROWID;

-- Every word that stands for a country: names, adjectives, demonyms, and the cities that stand for its government.
CREATE TABLE country_names (
    country_code TEXT NOT NULL REFERENCES countries (code) ON DELETE CASCADE, -- the country
    name TEXT NOT NULL, -- the name as written, such as 'Kremlin'
    kind TEXT NOT NULL CHECK (kind IN
        ('name', 'official', 'former', 'abbreviation', 'adjective', 'demonym', 'capital', 'seat', 'city', 'alias')), -- kind of
    -- name; 'alias': one that the user added
    folded TEXT NOT NULL, -- fold(name)
    PRIMARY KEY (country_code, name, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX country_names_folded ON country_names (folded);

-- Organizations: of states, of parts of states (ministries, parliaments), media and others.
CREATE TABLE organizations (
    id TEXT NOT NULL PRIMARY KEY, -- identifier of the gazetteer, or 'article:' and the folded name
    name TEXT NOT NULL, -- usual English name
    kind TEXT NOT NULL CHECK (kind IN
        ('un', 'alliance', 'bloc', 'bank', 'court', 'agency', 'ministry', 'parliament', 'party', 'armed_group', 'media', 'ngo',
         'company', 'other')), -- kind of organization
    country_code TEXT REFERENCES countries (code), -- country whose organization it is; null for international ones
    basis TEXT NOT NULL CHECK (basis IN ('gazetteer', 'article')) -- where it is known from
) STRICT, WITHOUT ROWID;
CREATE INDEX organizations_country ON organizations (country_code);

-- Every name of an organization.
CREATE TABLE organization_names (
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE, -- the organization
    name TEXT NOT NULL, -- the name as written, such as 'NATO'
    kind TEXT NOT NULL CHECK (kind IN ('name', 'abbreviation', 'metonym', 'adjective', 'alias')), -- kind of name; 'alias': one
    -- that the user added
    folded TEXT NOT NULL, -- fold(name)
    PRIMARY KEY (organization_id, name, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX organization_names_folded ON organization_names (folded);

-- Which states belong, or belonged, to alliances and blocs; a suspension does not end a membership.
CREATE TABLE organization_members (
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE, -- the organization
    country_code TEXT NOT NULL REFERENCES countries (code), -- the member
    from_date TEXT NOT NULL, -- first day, month or year; '' where not known
    until_date TEXT, -- last day, month or year; null for members of today
    PRIMARY KEY (organization_id, country_code, from_date)
) STRICT, WITHOUT ROWID;
CREATE INDEX organization_members_country ON organization_members (country_code);

-- Named persons who hold or held a public office: those of the gazetteer, and those whom articles name.
CREATE TABLE officials (
    id INTEGER NOT NULL PRIMARY KEY, -- number of the row; differs between databases
    name TEXT NOT NULL, -- fullest name, such as 'Sergey Lavrov'
    folded TEXT NOT NULL, -- fold(name)
    family TEXT, -- family name, where known
    gender TEXT CHECK (gender IN ('female', 'male')), -- where known
    country_code TEXT REFERENCES countries (code), -- country of the latest office, or that articles give
    basis TEXT NOT NULL CHECK (basis IN ('gazetteer', 'article')), -- where the person is known from
    gazetteer_id TEXT UNIQUE, -- identifier of the gazetteer
    merged_into INTEGER REFERENCES officials (id), -- the official with whom the user has made this one of the gazetteer one:
    -- everything refers to that one; null for officials of their own
    CHECK ((basis = 'gazetteer') = (gazetteer_id IS NOT NULL))
) STRICT;
CREATE INDEX officials_folded ON officials (folded);
CREATE INDEX officials_merged ON officials (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX officials_country ON officials (country_code);

-- Every form of an official's name.
CREATE TABLE official_names (
    official_id INTEGER NOT NULL REFERENCES officials (id) ON DELETE CASCADE, -- the official
    name TEXT NOT NULL, -- the form as written, such as 'Lavrov'
    folded TEXT NOT NULL, -- fold(name)
    basis TEXT NOT NULL CHECK (basis IN ('gazetteer', 'article', 'user')), -- where the form is known from; 'user': an alias
    PRIMARY KEY (official_id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX official_names_folded ON official_names (folded);

-- Officials of the gazetteer by the sound of their family names, to recognise other spellings of them in articles.
CREATE TABLE official_keys (
    family_key TEXT NOT NULL, -- what all spellings of the family name share
    official_id INTEGER NOT NULL REFERENCES officials (id) ON DELETE CASCADE, -- the official
    PRIMARY KEY (family_key, official_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX official_keys_official ON official_keys (official_id);

-- Officials whom the user has made one (`demarche officials merge`). Officials are remembered by identities that hold in any
-- database: 'gazetteer:' and the identifier, or 'article:' and name, country and office as articles give them.
CREATE TABLE official_merges (
    id INTEGER NOT NULL PRIMARY KEY, -- number of the merge, rising
    kept TEXT NOT NULL, -- identities of the official who stays, a JSON array
    kept_name TEXT NOT NULL, -- the name of that one at the time
    merged TEXT NOT NULL, -- identities of the official who is the same, a JSON array
    merged_name TEXT NOT NULL -- the name of that one at the time
) STRICT;

-- The user's own names of officials, countries and organizations (`demarche aliases`).
CREATE TABLE aliases (
    id INTEGER NOT NULL PRIMARY KEY, -- number of the row
    kind TEXT NOT NULL CHECK (kind IN ('official', 'country', 'organization')), -- what has the name
    target TEXT NOT NULL, -- identities of the official as in official_merges, or countries.code, or organizations.id
    name TEXT NOT NULL, -- the usual name at the time
    alias TEXT NOT NULL, -- the user's name
    folded TEXT NOT NULL, -- fold(alias)
    UNIQUE (folded, kind, target)
) STRICT;

-- Offices: a title of a country or an organization.
CREATE TABLE offices (
    id INTEGER NOT NULL PRIMARY KEY, -- number of the row; differs between databases
    title TEXT NOT NULL, -- title, such as 'Foreign Minister'
    kind TEXT NOT NULL CHECK (kind IN
        ('head_of_state', 'head_of_government', 'foreign_minister', 'defence_minister', 'minister', 'ambassador', 'envoy',
         'spokesperson', 'secretary_general', 'legislator', 'military', 'other')), -- kind of office
    country_code TEXT REFERENCES countries (code), -- country of the office
    organization_id TEXT REFERENCES organizations (id) -- organization of the office
) STRICT;
CREATE UNIQUE INDEX offices_identity ON offices (title, kind, ifnull(country_code, ''), ifnull(organization_id, ''));
CREATE INDEX offices_country ON offices (country_code, kind);
CREATE INDEX offices_organization ON offices (organization_id);

-- Who held which office, and when.
CREATE TABLE tenures (
    id INTEGER NOT NULL PRIMARY KEY, -- number of the row; differs between databases
    official_id INTEGER NOT NULL REFERENCES officials (id) ON DELETE CASCADE, -- the official
    office_id INTEGER NOT NULL REFERENCES offices (id), -- the office
    from_date TEXT, -- first day, or year, where known
    until_date TEXT, -- last day, or year; null where known to last or not known
    known TEXT, -- last day on which the gazetteer or an article knows the official in this office
    basis TEXT NOT NULL CHECK (basis IN ('gazetteer', 'article')) -- where it is known from
) STRICT;
CREATE UNIQUE INDEX tenures_identity ON tenures (official_id, office_id, basis, ifnull(from_date, ''));
CREATE INDEX tenures_office ON tenures (office_id);

-- Topics that statements may be about, such as 'nuclear_arms', from the lexicon.
CREATE TABLE topics (
    id TEXT NOT NULL PRIMARY KEY, -- identifier
    parent_id TEXT REFERENCES topics (id) DEFERRABLE INITIALLY DEFERRED, -- wider topic
    name TEXT NOT NULL -- English name
) STRICT, WITHOUT ROWID;
CREATE INDEX topics_parent ON topics (parent_id);

-- The terms by which a topic is found.
CREATE TABLE topic_terms (
    topic_id TEXT NOT NULL REFERENCES topics (id) ON DELETE CASCADE, -- the topic
    term TEXT NOT NULL, -- word or words
    folded TEXT NOT NULL, -- fold(term)
    PRIMARY KEY (topic_id, term)
) STRICT, WITHOUT ROWID;
CREATE INDEX topic_terms_folded ON topic_terms (folded);

-- Publishers and agencies of articles.
CREATE TABLE sources (
    id INTEGER NOT NULL PRIMARY KEY, -- number of the row; differs between databases
    name TEXT NOT NULL UNIQUE -- name of the publisher
) STRICT;

-- Each run of `demarche ingest`.
CREATE TABLE ingest_runs (
    id INTEGER NOT NULL PRIMARY KEY, -- number of the run, rising
    started TEXT NOT NULL, -- time (UTC) at which it began
    finished TEXT, -- time (UTC) at which it ended; null while it runs or where it was broken off
    arguments TEXT NOT NULL, -- arguments of the command, a JSON array
    version TEXT NOT NULL, -- version of Demarche
    added INTEGER NOT NULL DEFAULT 0, -- articles added
    unchanged INTEGER NOT NULL DEFAULT 0, -- articles that were there already
    replaced INTEGER NOT NULL DEFAULT 0, -- articles of which a changed version came
    statements INTEGER NOT NULL DEFAULT 0, -- statements found in the articles added or replaced
    meetings INTEGER NOT NULL DEFAULT 0, -- meetings told of by the articles added or replaced
    officials INTEGER NOT NULL DEFAULT 0, -- officials named by the articles added or replaced
    failures INTEGER NOT NULL DEFAULT 0, -- inputs that could not be read
    min_confidence REAL NOT NULL DEFAULT 0 CHECK (min_confidence BETWEEN 0 AND 1) -- statements under it were left out
) STRICT;

-- Inputs that could not be read: one row each, never an article.
CREATE TABLE ingest_failures (
    id INTEGER NOT NULL PRIMARY KEY, -- number of the row
    run_id INTEGER NOT NULL REFERENCES ingest_runs (id) ON DELETE CASCADE, -- the run
    path TEXT NOT NULL, -- file, or '-' for standard input
    line INTEGER, -- line at which the input stands, from 1
    byte_offset INTEGER, -- byte at which the fault lies, from 0
    message TEXT NOT NULL -- what was wrong
) STRICT;
CREATE INDEX ingest_failures_run ON ingest_failures (run_id);

-- The articles, with their whole text.
CREATE TABLE articles (
    id INTEGER NOT NULL PRIMARY KEY, -- number of the row; differs between databases
    external_id TEXT, -- identifier that the input gives it: of the JSON record, or else url or path; several may share one
    source_id INTEGER REFERENCES sources (id), -- the publisher
    url TEXT UNIQUE, -- web address
    title TEXT, -- headline
    byline TEXT, -- author, as printed
    dateline_place TEXT, -- place at the head of the text, such as 'MOSCOW'
    published TEXT, -- day of publication; null where unknown
    published_basis TEXT NOT NULL CHECK (published_basis IN ('given', 'dateline', 'assumed', 'unknown')), -- 'given' by the input,
    -- 'dateline': read with its year, 'assumed': day read in the dateline, year inferred
    language TEXT, -- ISO 639-1 code, where the input states one
    body TEXT NOT NULL, -- the text; offsets of all findings count its UTF-8 bytes
    content_hash TEXT NOT NULL UNIQUE, -- SHA-256 of title, url and body: the same article is stored once
    body_hash TEXT NOT NULL, -- SHA-256 of the body, white space apart: reprints share it
    reprint_of INTEGER REFERENCES articles (id) ON DELETE SET NULL, -- the original, if this article repeats its text
    path TEXT NOT NULL, -- file that it was read from, or '-' for standard input
    line INTEGER, -- line of that file at which it begins, from 1
    run_id INTEGER NOT NULL REFERENCES ingest_runs (id), -- the run that wrote it
    CHECK ((published IS NULL) = (published_basis = 'unknown'))
) STRICT;
CREATE INDEX articles_external ON articles (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX articles_source ON articles (source_id);
CREATE INDEX articles_published ON articles (published);
CREATE INDEX articles_body_hash ON articles (body_hash, reprint_of);
CREATE INDEX articles_reprint ON articles (reprint_of) WHERE reprint_of IS NOT NULL;
CREATE INDEX articles_run ON articles (run_id);

-- Which official an article names, and what it says of the person's office. Names and tenures of basis 'article' follow from it.
CREATE TABLE official_mentions (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE, -- the article
    ordinal INTEGER NOT NULL, -- number of the person in the article, from 0
    official_id INTEGER NOT NULL REFERENCES officials (id), -- the official
    name TEXT NOT NULL, -- fullest name in the article
    names TEXT NOT NULL, -- every form in the article, a JSON array
    office_id INTEGER REFERENCES offices (id), -- office that the article gives the person
    country_code TEXT REFERENCES countries (code), -- country that the article gives the person
    start_byte INTEGER, -- first byte of the first mention in articles.body
    end_byte INTEGER, -- byte after the first mention
    gazetteer_id TEXT, -- identifier of the gazetteer, where extraction knew the person
    family_key TEXT, -- what all spellings of the family name share; null where the gazetteer knows the identifier
    PRIMARY KEY (article_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX official_mentions_family ON official_mentions (family_key, name) WHERE family_key IS NOT NULL;
CREATE INDEX official_mentions_gazetteer ON official_mentions (gazetteer_id) WHERE gazetteer_id IS NOT NULL;
CREATE INDEX official_mentions_official ON official_mentions (official_id);
CREATE INDEX official_mentions_office ON official_mentions (office_id);
CREATE INDEX official_mentions_country ON official_mentions (country_code);

-- Meetings of officials, countries or organizations: one row each, however many articles tell of it.
CREATE TABLE meetings (
    id INTEGER NOT NULL PRIMARY KEY, -- number of the row; differs between databases
    kind TEXT NOT NULL CHECK (kind IN
        ('talks', 'summit', 'press_conference', 'phone_call', 'visit', 'negotiation', 'conference', 'signing', 'other')), -- kind
    status TEXT NOT NULL CHECK (status IN ('held', 'planned', 'cancelled', 'refused')), -- held, planned, cancelled or refused
    place TEXT, -- city or country as named
    country_code TEXT REFERENCES countries (code), -- country of the place
    held_from TEXT, -- first day; null where unknown
    held_until TEXT, -- last day
    held_precision TEXT NOT NULL CHECK (held_precision IN ('day', 'week', 'month', 'year', 'unknown')), -- how exact the days are
    CHECK ((held_from IS NULL) = (held_until IS NULL)),
    CHECK (held_from <= held_until)
) STRICT;
CREATE INDEX meetings_held ON meetings (held_from DESC);
CREATE INDEX meetings_status ON meetings (status, held_from DESC);
CREATE INDEX meetings_place ON meetings (place);
CREATE INDEX meetings_country ON meetings (country_code);

-- Who took part in a meeting: exactly one of the party columns is set, as `type` says.
CREATE TABLE meeting_participants (
    meeting_id INTEGER NOT NULL REFERENCES meetings (id) ON DELETE CASCADE, -- the meeting
    ordinal INTEGER NOT NULL, -- order by type and name, from 0
    role TEXT NOT NULL CHECK (role IN ('host', 'guest', 'participant', 'mediator')), -- role in the meeting
    type TEXT NOT NULL CHECK (type IN ('official', 'country', 'organization', 'person', 'unnamed')), -- what the party is
    official_id INTEGER REFERENCES officials (id), -- an official
    country_code TEXT REFERENCES countries (code), -- a country or its government
    organization_id TEXT REFERENCES organizations (id), -- an organization
    name TEXT, -- a person without office, or an unnamed one as written
    PRIMARY KEY (meeting_id, ordinal),
    CHECK ((type = 'official') = (official_id IS NOT NULL)),
    CHECK ((type = 'country') = (country_code IS NOT NULL)),
    CHECK ((type = 'organization') = (organization_id IS NOT NULL)),
    CHECK ((type IN ('person', 'unnamed')) = (name IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_participants_official ON meeting_participants (official_id);
CREATE INDEX meeting_participants_country ON meeting_participants (country_code);
CREATE INDEX meeting_participants_organization ON meeting_participants (organization_id);

-- Each article's account of a meeting. What meetings and meeting_participants have follows from the accounts of a meeting.
CREATE TABLE meeting_accounts (
    id INTEGER NOT NULL PRIMARY KEY, -- number of the row; differs between databases
    meeting_id INTEGER NOT NULL REFERENCES meetings (id), -- the meeting
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE, -- the article
    ordinal INTEGER NOT NULL, -- number of the meeting in the article, from 0
    kind TEXT NOT NULL CHECK (kind IN
        ('talks', 'summit', 'press_conference', 'phone_call', 'visit', 'negotiation', 'conference', 'signing', 'other')), -- kind
    status TEXT NOT NULL CHECK (status IN ('held', 'planned', 'cancelled', 'refused')), -- held, planned, cancelled or refused
    place TEXT, -- city or country as named
    country_code TEXT REFERENCES countries (code), -- country of the place
    held_from TEXT, -- first day; null where unknown
    held_until TEXT, -- last day
    held_precision TEXT NOT NULL CHECK (held_precision IN ('day', 'week', 'month', 'year', 'unknown')), -- how exact the days are
    sides TEXT, -- those who met as one key: accounts that agree on it may be of one meeting; null where the article tells too
    -- little to recognise the meeting elsewhere
    gathering TEXT, -- place of a summit or conference, of whose participants each article names some
    CHECK ((held_from IS NULL) = (held_until IS NULL)),
    CHECK (held_from <= held_until)
) STRICT;
CREATE INDEX meeting_accounts_meeting ON meeting_accounts (meeting_id);
CREATE INDEX meeting_accounts_article ON meeting_accounts (article_id);
CREATE INDEX meeting_accounts_country ON meeting_accounts (country_code);
CREATE INDEX meeting_accounts_sides ON meeting_accounts (sides, held_from) WHERE sides IS NOT NULL;
CREATE INDEX meeting_accounts_gathering ON meeting_accounts (gathering, held_from) WHERE gathering IS NOT NULL;

-- Who took part, as one article has it.
CREATE TABLE account_participants (
    account_id INTEGER NOT NULL REFERENCES meeting_accounts (id) ON DELETE CASCADE, -- the account
    ordinal INTEGER NOT NULL, -- order in the article, from 0
    role TEXT NOT NULL CHECK (role IN ('host', 'guest', 'participant', 'mediator')), -- role in the meeting
    type TEXT NOT NULL CHECK (type IN ('official', 'country', 'organization', 'person', 'unnamed')), -- what the party is
    official_id INTEGER REFERENCES officials (id), -- an official
    mention INTEGER, -- number of the official in official_mentions of the article
    country_code TEXT REFERENCES countries (code), -- the country, or that of the official
    organization_id TEXT REFERENCES organizations (id), -- the organization, or that of the official
    name TEXT, -- a person without office, or an unnamed one as written
    PRIMARY KEY (account_id, ordinal),
    CHECK ((type = 'official') = (official_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX account_participants_official ON account_participants (official_id);
CREATE INDEX account_participants_country ON account_participants (country_code);
CREATE INDEX account_participants_organization ON account_participants (organization_id);

-- Where articles tell of a meeting.
CREATE TABLE meeting_mentions (
    id INTEGER NOT NULL PRIMARY KEY, -- number of the row; differs between databases
    meeting_id INTEGER NOT NULL REFERENCES meetings (id) ON DELETE CASCADE, -- the meeting
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE, -- the article
    account_id INTEGER NOT NULL REFERENCES meeting_accounts (id) ON DELETE CASCADE, -- what the article says of the meeting
    ordinal INTEGER NOT NULL, -- 0 for the clearest mention of this meeting in the article
    start_byte INTEGER NOT NULL, -- first byte in articles.body
    end_byte INTEGER NOT NULL, -- byte after the last
    CHECK (0 <= start_byte AND start_byte <= end_byte)
) STRICT;
CREATE INDEX meeting_mentions_meeting ON meeting_mentions (meeting_id);
CREATE INDEX meeting_mentions_article ON meeting_mentions (article_id);
CREATE INDEX meeting_mentions_account ON meeting_mentions (account_id);

-- Statements: who said what. The speaker is exactly one of official_id, speaker_code, organization_id and speaker_name.
CREATE TABLE statements (
    id INTEGER NOT NULL PRIMARY KEY, -- number of the row; `demarche show ID` shows it in its context
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE, -- the article that reports it
    ordinal INTEGER NOT NULL, -- number of the statement in the article, from 0
    kind TEXT NOT NULL CHECK (kind IN ('direct', 'indirect', 'mixed')), -- 'direct': quoted; 'indirect': reported; 'mixed': both
    act TEXT NOT NULL CHECK (act IN
        ('comment', 'demand', 'propose', 'promise', 'agree', 'accuse', 'criticise', 'reject', 'deny', 'threaten', 'praise',
         'apologise')), -- what the speaker does by saying it
    text TEXT NOT NULL, -- the words said, as in the article; parts that it separates are joined by ' … '
    speaker_type TEXT NOT NULL CHECK (speaker_type IN
        ('official', 'country', 'organization', 'person', 'unnamed')), -- what the speaker is
    official_id INTEGER REFERENCES officials (id), -- the speaker, if an official
    speaker_code TEXT REFERENCES countries (code), -- the speaker, if a country or its government
    organization_id TEXT REFERENCES organizations (id), -- the speaker, if an organization
    speaker_name TEXT, -- the speaker, if a person without office or unnamed; as written
    speaker_office TEXT, -- title of the speaker's office, as in the article
    speaker_country TEXT REFERENCES countries (code), -- country for which the speaker speaks
    said_on TEXT, -- day, or first day of the time, on which it was said; null where the article does not tell
    said_until TEXT, -- last day of that time; the same as said_on for a day
    said_precision TEXT NOT NULL CHECK (said_precision IN ('day', 'week', 'month', 'year', 'unknown')), -- how exact the days are
    meeting_id INTEGER REFERENCES meetings (id) ON DELETE SET NULL, -- the meeting at which it was said
    outlet TEXT, -- outlet through which the article has it ("according to a report by RT")
    utterance_id INTEGER, -- shared by statements that report the same words of the same speaker; filled by a later version,
    -- null now
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1), -- how sure the extraction is, 0 to 1
    rule TEXT NOT NULL, -- name of the rule or model step that found it
    mention INTEGER, -- number of the speaker in official_mentions of the article, if an official
    account_id INTEGER REFERENCES meeting_accounts (id) ON DELETE SET NULL, -- what the article says of the meeting
    UNIQUE (article_id, ordinal),
    CHECK ((speaker_type = 'official') = (official_id IS NOT NULL)),
    CHECK ((speaker_type = 'country') = (speaker_code IS NOT NULL)),
    CHECK ((speaker_type = 'organization') = (organization_id IS NOT NULL)),
    CHECK ((speaker_type IN ('person', 'unnamed')) = (speaker_name IS NOT NULL)),
    CHECK ((said_on IS NULL) = (said_until IS NULL)),
    CHECK (said_on <= said_until)
) STRICT;
CREATE INDEX statements_official ON statements (official_id, said_on);
CREATE INDEX statements_speaker ON statements (speaker_code, said_on);
CREATE INDEX statements_organization ON statements (organization_id, said_on);
CREATE INDEX statements_country ON statements (speaker_country, said_on);
CREATE INDEX statements_said ON statements (said_on);
CREATE INDEX statements_meeting ON statements (meeting_id);
CREATE INDEX statements_account ON statements (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX statements_utterance ON statements (utterance_id) WHERE utterance_id IS NOT NULL;

-- Officials who said a statement together with its speaker ("the two ministers agreed"); v_statements has a row for each of them.
CREATE TABLE statement_cospeakers (
    statement_id INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE, -- the statement
    official_id INTEGER NOT NULL REFERENCES officials (id), -- who else said it
    office TEXT, -- title of the office, as in the article
    country_code TEXT REFERENCES countries (code), -- country for which he or she speaks
    mention INTEGER NOT NULL, -- number of the official in official_mentions of the article
    PRIMARY KEY (statement_id, mention)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_cospeakers_official ON statement_cospeakers (official_id);
CREATE INDEX statement_cospeakers_country ON statement_cospeakers (country_code);

-- States that said a statement together with its speaker ("the two countries agreed"); v_statements has a row for each of them.
CREATE TABLE statement_cospeaking_countries (
    statement_id INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE, -- the statement
    country_code TEXT NOT NULL REFERENCES countries (code), -- which state else said it
    PRIMARY KEY (statement_id, country_code)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_cospeaking_countries_country ON statement_cospeaking_countries (country_code);

-- Who speaks in each statement: its speaker, and those who said it together with him. Triggers derive the rows from statements,
-- statement_cospeakers, statement_cospeaking_countries and articles, so that what somebody said is found in the order of days.
CREATE TABLE statement_speakers (
    statement_id INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE, -- the statement
    number INTEGER NOT NULL, -- 0 for the speaker of statements, else one of its own in the statement
    article_id INTEGER NOT NULL, -- its article
    speaker_type TEXT NOT NULL, -- statements.speaker_type
    official_id INTEGER, -- who speaks, if an official
    organization_id TEXT, -- who speaks, if an organization
    name TEXT, -- who speaks, if a person without office or unnamed; as written
    country_code TEXT, -- the country that speaks, or for which the speaker speaks
    office TEXT, -- title of the office, as in the article
    jointly INTEGER NOT NULL CHECK (jointly IN (0, 1)), -- 1 for those who said it together with the speaker of statements
    day TEXT, -- statements.said_on, else articles.published
    original INTEGER NOT NULL CHECK (original IN (0, 1)), -- 0 where the article repeats another one
    PRIMARY KEY (statement_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_speakers_official ON statement_speakers (official_id, original, day DESC, article_id, statement_id);
CREATE INDEX statement_speakers_organization
    ON statement_speakers (organization_id, original, day DESC, article_id, statement_id);
CREATE INDEX statement_speakers_country
    ON statement_speakers (country_code, original, day DESC, article_id, statement_id, speaker_type);
CREATE INDEX statement_speakers_day ON statement_speakers (original, jointly, day DESC, article_id, statement_id, speaker_type);

CREATE TRIGGER statement_speakers_insert AFTER INSERT ON statements BEGIN
    INSERT INTO statement_speakers SELECT * FROM v_statement_speakers WHERE statement_id = new.id;
END;
CREATE TRIGGER statement_speakers_update AFTER UPDATE OF article_id, speaker_type, official_id, speaker_code, organization_id,
    speaker_office, speaker_country, said_on ON statements BEGIN
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

-- The words of the article that make up a statement.
CREATE TABLE statement_spans (
    statement_id INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE, -- the statement
    role TEXT NOT NULL CHECK (role IN ('content', 'source', 'cue')), -- words said, words naming the speaker, words attributing
    ordinal INTEGER NOT NULL, -- order of the parts of one role, from 0
    start_byte INTEGER NOT NULL, -- first byte in articles.body
    end_byte INTEGER NOT NULL, -- byte after the last
    PRIMARY KEY (statement_id, role, ordinal),
    CHECK (0 <= start_byte AND start_byte <= end_byte)
) STRICT, WITHOUT ROWID;

-- What a statement is about: exactly one of the key columns is set, as `kind` says.
CREATE TABLE statement_subjects (
    statement_id INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE, -- the statement
    ordinal INTEGER NOT NULL, -- order in the article, from 0
    kind TEXT NOT NULL CHECK (kind IN ('country', 'organization', 'official', 'topic')), -- what the subject is
    country_code TEXT REFERENCES countries (code), -- a country
    organization_id TEXT REFERENCES organizations (id), -- an organization
    official_id INTEGER REFERENCES officials (id), -- an official
    topic_id TEXT REFERENCES topics (id), -- a topic
    name TEXT NOT NULL, -- usual name of the subject
    start_byte INTEGER NOT NULL, -- first byte, in articles.body, of the words that say so
    end_byte INTEGER NOT NULL, -- byte after the last
    mention INTEGER, -- number of the official in official_mentions of the article
    PRIMARY KEY (statement_id, ordinal),
    CHECK ((kind = 'country') = (country_code IS NOT NULL)),
    CHECK ((kind = 'organization') = (organization_id IS NOT NULL)),
    CHECK ((kind = 'official') = (official_id IS NOT NULL)),
    CHECK ((kind = 'topic') = (topic_id IS NOT NULL)),
    CHECK (0 <= start_byte AND start_byte <= end_byte)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_subjects_country ON statement_subjects (country_code);
CREATE INDEX statement_subjects_organization ON statement_subjects (organization_id);
CREATE INDEX statement_subjects_official ON statement_subjects (official_id);
CREATE INDEX statement_subjects_topic ON statement_subjects (topic_id);

-- Full-text index of the words said; its rowid is statements.id. Case and diacritics do not matter.
CREATE VIRTUAL TABLE statements_fts USING fts5 (
    text, -- statements.text
    content = 'statements', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER statements_fts_insert AFTER INSERT ON statements BEGIN
    INSERT INTO statements_fts (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER statements_fts_delete AFTER DELETE ON statements BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER statements_fts_update AFTER UPDATE OF id, text ON statements BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO statements_fts (rowid, text) VALUES (new.id, new.text);
END;

-- Full-text index of titles and whole texts; its rowid is articles.id.
CREATE VIRTUAL TABLE articles_fts USING fts5 (
    title, -- articles.title
    body, -- articles.body
    content = 'articles', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_fts_insert AFTER INSERT ON articles BEGIN
    INSERT INTO articles_fts (rowid, title, body) VALUES (new.id, new.title, new.body);
END;
CREATE TRIGGER articles_fts_delete AFTER DELETE ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
END;
CREATE TRIGGER articles_fts_update AFTER UPDATE OF id, title, body ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
    INSERT INTO articles_fts (rowid, title, body) VALUES (new.id, new.title, new.body);
END;

-- What statement_speakers holds: one row for the speaker of a statement, and one for each who said it together with him.
CREATE VIEW v_statement_speakers AS
SELECT s.id AS statement_id, 0 AS number, s.article_id, s.speaker_type, s.official_id, s.organization_id, s.speaker_name AS name,
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
FROM statements s JOIN articles a ON a.id = s.article_id JOIN statement_cospeaking_countries c ON c.statement_id = s.id;

-- One row a statement: date, speaker, words, subjects, and the article that has it.
CREATE VIEW v_statements AS
SELECT
    s.id AS statement_id,
    s.said_on, -- day, or first day
    s.said_until, -- last day
    s.said_precision,
    coalesce(o.name, iif(s.speaker_type = 'country', k.name, NULL), c.name, g.name, s.speaker_name) AS speaker, -- name of
    -- the speaker, whatever it is
    s.speaker_type,
    w.office, -- as in the article
    coalesce(k.name, c.name) AS country, -- name of the speaker's country
    w.country_code,
    w.jointly, -- 1 for those who said it together with the speaker of statements
    s.kind,
    s.act,
    s.text AS content, -- the words said
    (SELECT group_concat(name, ', ') FROM (SELECT DISTINCT name FROM statement_subjects u WHERE u.statement_id = s.id
     ORDER BY name)) AS subjects, -- names of what it is about
    p.name AS source, -- publisher
    a.title,
    a.url,
    a.published,
    s.outlet,
    s.confidence,
    s.rule,
    s.article_id,
    s.meeting_id,
    w.official_id,
    s.organization_id,
    s.utterance_id,
    a.reprint_of, -- set where the article repeats another one
    w.day, -- said_on, else published
    w.original, -- 0 where the article repeats another one
    w.number AS speaker_number -- statement_speakers.number
FROM statement_speakers w
JOIN statements s ON s.id = w.statement_id
JOIN articles a ON a.id = s.article_id
LEFT JOIN sources p ON p.id = a.source_id
LEFT JOIN officials o ON o.id = w.official_id
LEFT JOIN countries c ON c.code = s.speaker_code
LEFT JOIN organizations g ON g.id = s.organization_id
LEFT JOIN countries k ON k.code = w.country_code;

-- One row a meeting: what, when, where, who, and how many articles tell of it.
CREATE VIEW v_meetings AS
SELECT
    m.id AS meeting_id,
    m.held_from, -- first day
    m.held_until, -- last day
    m.held_precision,
    m.kind,
    m.status,
    m.place,
    c.name AS country, -- name of the country of the place
    m.country_code,
    (SELECT group_concat(name, ', ') FROM (
        SELECT coalesce(o.name, k.name, g.name, p.name) AS name
        FROM meeting_participants p
        LEFT JOIN officials o ON o.id = p.official_id
        LEFT JOIN countries k ON k.code = p.country_code
        LEFT JOIN organizations g ON g.id = p.organization_id
        WHERE p.meeting_id = m.id ORDER BY p.role <> 'host', p.ordinal)) AS participants, -- names, the host's first
    (SELECT count(DISTINCT article_id) FROM meeting_mentions n WHERE n.meeting_id = m.id) AS articles, -- that tell of it
    a.id AS article_id, -- the earliest of them
    a.title,
    a.url
FROM meetings m
LEFT JOIN countries c ON c.code = m.country_code
LEFT JOIN articles a ON a.id = (
    SELECT b.id FROM meeting_mentions n JOIN articles b ON b.id = n.article_id
    WHERE n.meeting_id = m.id ORDER BY b.published IS NULL, b.published, b.content_hash LIMIT 1);

-- Each place at which meetings are held, once; found by steps from one to the next, however many meetings there are.
CREATE VIEW v_places AS
WITH RECURSIVE next (place) AS (
    SELECT min(place) FROM meetings
    UNION ALL
    SELECT (SELECT min(m.place) FROM meetings m WHERE m.place > next.place) FROM next WHERE place IS NOT NULL)
SELECT
    place -- city or country as named
FROM next
WHERE place IS NOT NULL;

-- One row an official and office held; officials without a known office have one row with nulls.
CREATE VIEW v_officials AS
SELECT
    o.id AS official_id,
    o.name,
    o.family,
    o.gender,
    f.title AS office,
    f.kind AS office_kind,
    coalesce(c.name, k.name) AS country, -- country of the office, else of the person
    coalesce(f.country_code, o.country_code) AS country_code,
    g.name AS organization, -- organization of the office
    t.from_date,
    t.until_date,
    t.known, -- last day on which the gazetteer or an article knows it
    t.basis, -- 'gazetteer' or 'article'
    o.basis AS person_basis, -- the same for the person
    (SELECT count(*) FROM statement_speakers w WHERE w.official_id = o.id AND w.original = 1) AS statements, -- of the official,
    -- alone or with others, reprints apart
    (SELECT count(DISTINCT p.meeting_id) FROM meeting_participants p WHERE p.official_id = o.id) AS meetings -- attended
FROM officials o
LEFT JOIN tenures t ON t.official_id IN (SELECT x.id FROM officials x WHERE x.id = o.id OR x.merged_into = o.id)
LEFT JOIN offices f ON f.id = t.office_id
LEFT JOIN countries c ON c.code = f.country_code
LEFT JOIN countries k ON k.code = o.country_code
LEFT JOIN organizations g ON g.id = f.organization_id
WHERE o.merged_into IS NULL;

-- One row a name: every form by which officials, countries, organizations and topics are called.
CREATE VIEW v_names AS
SELECT
    'official' AS kind, -- 'official', 'country', 'organization' or 'topic'
    coalesce(o.merged_into, o.id) AS id, -- officials.id, countries.code, organizations.id or topics.id
    n.name, -- the form as written
    n.folded, -- fold(name)
    'name' AS form -- kind of name: 'name', 'code', 'capital', 'adjective', 'abbreviation', 'metonym', 'alias', 'term', ...
FROM official_names n JOIN officials o ON o.id = n.official_id
UNION ALL SELECT 'country', country_code, name, folded, kind FROM country_names
UNION ALL SELECT 'country', code, code, lower(code), 'code' FROM countries
UNION ALL SELECT 'country', code, alpha3, lower(alpha3), 'code' FROM countries WHERE alpha3 IS NOT NULL
UNION ALL SELECT 'organization', organization_id, name, folded, kind FROM organization_names
UNION ALL SELECT 'topic', id, name, lower(name), 'name' FROM topics
UNION ALL SELECT 'topic', topic_id, term, folded, 'term' FROM topic_terms;
