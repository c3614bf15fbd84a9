#!/usr/bin/env python3
"""million.py SOURCE TARGET [--statements 1000000] [--seed 1]

Writes a database of many statements out of one that `demarche ingest` made: each of its articles again and again, with other
days (1995-2025), persons, countries, subjects, publishers and words, until there are as many statements. Words change places with
words of as many bytes, so every span still holds; who speaks and what about is drawn by rank, so a few have very many statements.
Indexes and full text are made anew and the integrity is checked. The same seed gives the same rows. Standard library only."""
import argparse
import collections
import hashlib
import itertools
import random
import re
import shutil
import sqlite3
import time
from bisect import bisect
from datetime import date, timedelta
from pathlib import Path

WORD = re.compile(rb"[A-Za-z]{3,}")
FIRST, LAST = date(1995, 1, 1).toordinal(), date(2025, 12, 31).toordinal()
REPRINTS = 0.04
BATCH = 2000
# Articles, and what each of them has.
TABLES = ["articles", "official_mentions", "meetings", "meeting_participants", "meeting_accounts", "account_participants",
          "meeting_mentions", "statements", "statement_cospeakers", "statement_cospeaking_countries", "statement_spans",
          "statement_subjects"]


class Drawn:
    """Things drawn by rank: the n-th with a weight of 1 / (n + 4), those that the source has most first."""

    def __init__(self, things, chance):
        self.things, self.chance = things, chance
        self.sums = list(itertools.accumulate(1 / (rank + 4) for rank in range(len(things))))

    def __call__(self):
        return self.things[bisect(self.sums, self.chance.random() * self.sums[-1])]


class Words:
    """Other words for those of a text: as long, as frequent as in all texts, and capital where the first letter is."""

    def __init__(self, texts, names, chance):
        self.random = chance.random
        self.pools = collections.defaultdict(list)
        for text in itertools.chain(texts, names):
            for word in WORD.findall(text):
                self.pools[len(word), word[:1].isupper(), word.isupper()].append(word)

    def other(self, match):
        word = match.group()
        if self.random() < 0.5:
            return word
        pool = self.pools.get((len(word), word[:1].isupper(), word.isupper()))
        return pool[int(self.random() * len(pool))] if pool else word


class Source:
    """The articles of the source, each with its rows as dictionaries."""

    def __init__(self, db):
        def rows(table, key):
            grouped = collections.defaultdict(list)
            for row in db.execute(f"SELECT * FROM {table} ORDER BY 1, 2"):
                grouped[row[key]].append(dict(row))
            return grouped

        self.articles = [dict(row) for row in db.execute("SELECT * FROM articles WHERE reprint_of IS NULL ORDER BY id")]
        self.mentions, self.statements = rows("official_mentions", "article_id"), rows("statements", "article_id")
        self.accounts, self.places = rows("meeting_accounts", "article_id"), rows("meeting_mentions", "account_id")
        self.parties = rows("account_participants", "account_id")
        self.speakers, self.states = (rows(t, "statement_id") for t in ("statement_cospeakers", "statement_cospeaking_countries"))
        self.spans, self.subjects = (rows(t, "statement_id") for t in ("statement_spans", "statement_subjects"))
        self.articles = [article for article in self.articles if self.statements[article["id"]]]


class Writer:
    """Collects rows by table and inserts them in batches."""

    def __init__(self, db):
        self.db = db
        self.rows = {table: [] for table in TABLES}
        self.columns = {table: [row[1] for row in db.execute(f"PRAGMA table_info({table})")] for table in TABLES}
        self.next = {table: db.execute(f"SELECT ifnull(max(id), 0) FROM {table}").fetchone()[0] + 1
                     for table in ("articles", "meetings", "meeting_accounts", "meeting_mentions", "statements")}

    def number(self, table):
        self.next[table] += 1
        return self.next[table] - 1

    def add(self, table, row, **changes):
        self.rows[table].append({**row, **changes})

    def flush(self):
        for table, rows in self.rows.items():
            columns = self.columns[table]
            self.db.executemany(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
                [[row[column] for column in columns] for row in rows])
            rows.clear()


class Copier:
    """Makes one more article of one of the source."""

    def __init__(self, db, seed):
        self.chance = random.Random(seed)
        self.source = source = Source(db)
        self.writer = Writer(db)

        def ranked(sql):
            return Drawn([tuple(row) for row in db.execute(sql)], self.chance)

        self.officials = ranked(
            "SELECT id, country_code, name FROM officials o WHERE merged_into IS NULL ORDER BY (SELECT count(*) FROM statements s"
            " WHERE s.official_id = o.id) DESC, gazetteer_id IS NULL, (SELECT count(*) FROM tenures t WHERE t.official_id = o.id"
            " AND t.office_id IN (SELECT id FROM offices WHERE kind IN ('head_of_state', 'head_of_government',"
            " 'foreign_minister'))) DESC, id")
        self.countries = ranked(
            "SELECT code, name FROM countries c WHERE until_date IS NULL ORDER BY (SELECT count(*) FROM statement_subjects u"
            " WHERE u.country_code = c.code) DESC, code")
        self.organizations = ranked(
            "SELECT id, name FROM organizations o ORDER BY (SELECT count(*) FROM statement_subjects u"
            " WHERE u.organization_id = o.id) DESC, basis DESC, id")
        self.topics = ranked(
            "SELECT id, name FROM topics t ORDER BY (SELECT count(*) FROM statement_subjects u WHERE u.topic_id = t.id) DESC, id")
        names = [row[0] for row in db.execute("SELECT name FROM organizations WHERE kind = 'media' ORDER BY id LIMIT 200")]
        db.executemany("INSERT OR IGNORE INTO sources (name) VALUES (?)", [(name,) for name in names])
        self.sources = ranked("SELECT id FROM sources ORDER BY id")
        self.words = Words([article["body"].encode() for article in source.articles],
                           [row[0].encode() for row in db.execute("SELECT name FROM official_names ORDER BY official_id, name")],
                           self.chance)
        self.last = None

    def day(self, text, days):
        return None if text is None else (date.fromisoformat(text) + timedelta(days)).isoformat()

    def copy(self, article, most):
        """Adds a copy of the article with at most so many statements, and returns how many it has."""
        new, add, chance = self.writer, self.writer.add, self.chance
        number = new.number("articles")
        # The later the more: a fourth of all days are drawn twice and the later one taken.
        published = max(chance.randint(FIRST, LAST), chance.randint(FIRST, LAST) if chance.random() < 0.5 else FIRST)
        days = published - date.fromisoformat(article["published"] or "2020-01-01").toordinal()
        reprinted = None
        if self.last and self.last[0] is article and chance.random() < 0.5:
            reprinted, body = self.last[1:]
        else:
            body = WORD.sub(self.words.other, article["body"].encode())
            self.last = (article, number, body)
        text = body.decode()
        add("articles", article, id=number, external_id=str(number), source_id=self.sources()[0],
            url=f"https://example.org/{number}",
            title=WORD.sub(self.words.other, (article["title"] or "Untitled").encode()).decode(),
            published=date.fromordinal(published).isoformat(), published_basis="given", body=text,
            content_hash=hashlib.sha256(f"{number}".encode()).hexdigest(),
            body_hash=hashlib.sha256(body).hexdigest(), reprint_of=reprinted)

        persons, states = {}, collections.defaultdict(lambda: self.countries())
        for mention in self.source.mentions[article["id"]]:
            person = persons[mention["official_id"]] = persons.get(mention["official_id"]) or self.officials()
            add("official_mentions", mention, article_id=number, official_id=person[0], name=person[2], country_code=person[1],
                gazetteer_id=None, family_key=None)

        def party(row, code="country_code"):
            """The columns of a party, exchanged."""
            changed = {}
            official = row["official_id"]
            if official is not None:
                changed["official_id"] = persons.setdefault(official, persons.get(official) or self.officials())[0]
            if row[code] is not None:
                changed[code] = persons[official][1] if official is not None else states[row[code]][0]
            return changed

        accounts = {}
        for account in self.source.accounts[article["id"]]:
            meeting, changed = new.number("meetings"), new.number("meeting_accounts")
            accounts[account["id"]] = (changed, meeting)
            held = {key: self.day(account[key], days) for key in ("held_from", "held_until")}
            add("meetings", account, id=meeting, **held)
            add("meeting_accounts", account, id=changed, meeting_id=meeting, article_id=number, sides=None, gathering=None, **held)
            for row in self.source.parties[account["id"]]:
                columns = party(row)
                add("account_participants", row, account_id=changed, **columns)
                own = {**row, **columns}
                if own["type"] != "country":
                    own["country_code"] = None
                if own["type"] != "organization":
                    own["organization_id"] = None
                if own["type"] in ("official", "country", "organization"):
                    own["name"] = None
                add("meeting_participants", own, meeting_id=meeting)
            for row in self.source.places[account["id"]]:
                add("meeting_mentions", row, id=new.number("meeting_mentions"), meeting_id=meeting, article_id=number,
                    account_id=changed)

        statements = self.source.statements[article["id"]][:most]
        for statement in statements:
            old, key = statement["id"], new.number("statements")
            spans = self.source.spans[old]
            content = [body[span["start_byte"]:span["end_byte"]].decode() for span in spans if span["role"] == "content"]
            columns = party(statement, "speaker_country")
            if statement["speaker_code"] is not None:
                columns["speaker_code"] = columns["speaker_country"] = states[statement["speaker_code"]][0]
            if statement["organization_id"] is not None:
                columns["organization_id"] = self.organizations()[0]
            account, meeting = accounts.get(statement["account_id"], (None, None))
            add("statements", statement, id=key, article_id=number, text=" … ".join(content), account_id=account,
                meeting_id=meeting, **{key: self.day(statement[key], days) for key in ("said_on", "said_until")}, **columns)
            for span in spans:
                add("statement_spans", span, statement_id=key)
            for row in self.source.speakers[old]:
                add("statement_cospeakers", row, statement_id=key, **party(row))
            for code in sorted({states[row["country_code"]][0] for row in self.source.states[old]}):
                add("statement_cospeaking_countries", {"statement_id": key, "country_code": code})
            for row in self.source.subjects[old]:
                kind = row["kind"]
                if kind == "official":
                    person = persons.setdefault(row["official_id"], persons.get(row["official_id"]) or self.officials())
                    changed = {"official_id": person[0], "name": person[2]}
                elif kind == "country":
                    changed = dict(zip(("country_code", "name"), states[row["country_code"]]))
                else:
                    changed = dict(zip((f"{kind}_id", "name"),
                                       self.organizations() if kind == "organization" else self.topics()))
                add("statement_subjects", row, statement_id=key, **changed)
        return len(statements)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    start = time.monotonic()

    def tell(what):
        print(f"{time.monotonic() - start:6.0f} s  {what}", flush=True)

    for suffix in ("", "-wal", "-shm"):
        Path(f"{options.target}{suffix}").unlink(missing_ok=True)
    shutil.copyfile(options.source, options.target)
    db = sqlite3.connect(options.target, isolation_level=None)
    db.row_factory = sqlite3.Row
    db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -400000;"
                     "PRAGMA temp_store = MEMORY")
    copier = Copier(db, options.seed)
    if not copier.source.articles:
        raise SystemExit(f"{options.source}: no article with a statement")
    # Rows go in faster without what is kept for each of them; all of it is made anew at the end.
    later = db.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND (type = 'trigger' OR type = 'index'"
                       " AND tbl_name IN (%s))" % ", ".join("?" * (len(TABLES) + 1)), [*TABLES, "statement_speakers"]).fetchall()
    db.execute("BEGIN")
    for kind, name, _ in later:
        db.execute(f"DROP {kind} {name}")
    count = db.execute("SELECT count(*) FROM statements").fetchone()[0]
    articles = copier.source.articles
    for number in itertools.count(1):
        if count >= options.statements:
            break
        # Some articles come twice in a row: their repetition may be a reprint.
        again = copier.last and copier.chance.random() < 2 * REPRINTS
        article = copier.last[0] if again else articles[int(copier.chance.random() * len(articles))]
        count += copier.copy(article, options.statements - count)
        if number % BATCH == 0:
            copier.writer.flush()
        if number % 50_000 == 0:
            tell(f"{count} statements in {number} articles")
    copier.writer.flush()
    db.execute("COMMIT")
    tell(f"{count} statements")
    db.executescript("DELETE FROM statement_speakers;"
                     "INSERT INTO statement_speakers SELECT * FROM v_statement_speakers")
    tell("speakers")
    for kind, name, sql in sorted(later, key=lambda row: row["type"]):
        db.execute(sql)
    tell("indexes")
    for table in ("statements_fts", "articles_fts"):
        db.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
    tell("full text")
    db.executescript("PRAGMA analysis_limit = 400; ANALYZE")
    # SQLite 3.40 takes columns of a table without rowid for one another where its key is not made of the first ones, and finds
    # NULL in them: such a table is left out.
    tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
    faults = [row[0] for table in tables if table != "statement_cospeakers"
              for row in db.execute(f"PRAGMA integrity_check({table})") if row[0] != "ok"]
    faults += [" ".join(map(str, row)) for row in db.execute("PRAGMA foreign_key_check").fetchmany(5)]
    if faults:
        raise SystemExit(f"{options.target}: {faults[:5]}")
    db.execute("PRAGMA journal_mode = WAL")
    db.close()
    tell(f"{options.target}: {options.target.stat().st_size / 1e6:.0f} MB, checked")


if __name__ == "__main__":
    main()
