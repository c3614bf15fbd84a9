#!/usr/bin/env python3
"""attacks.py --binary demarche [--mutants 1000]

Tries what a database and a query command should stand: writing, other files, runaway queries, hostile words, damaged databases.
Each attack runs in a folder with a database of Samples/; one that changes the database or leaves a file, ends by a signal, takes
more than its time or more than 1.5 GB, has succeeded. Prints a Markdown table; exit status 1 where one succeeded.
Standard library only."""
import argparse
import hashlib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 8
MEGABYTES = 1536
BOUNDS = ["ran longer", "more memory", "more than 64 MB", "larger than 64 MB"]
DOUBLING = "WITH RECURSIVE t(x) AS (SELECT 'aaaaaaaaaaaaaaaa' UNION ALL SELECT x || x FROM t WHERE length(x) < 30000000)"
NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
ESCAPES = "SELECT char(27) || '[2J' || char(27) || ']52;c;eA==' || char(7, 155, 13, 8238) || 'x' AS title"

WRITING = [
    "DELETE FROM articles", "INSERT INTO sources (name) VALUES ('x')", "UPDATE articles SET title = ''", "DROP TABLE articles",
    "CREATE TEMP TABLE x (a)", "ATTACH '/etc/hostname' AS o", "DETACH main", "VACUUM", "VACUUM INTO 'copy.db'", "BEGIN IMMEDIATE",
    "SAVEPOINT a", "ANALYZE", "REINDEX", "PRAGMA writable_schema = 1", "PRAGMA journal_mode = DELETE", "PRAGMA query_only = 0",
    "PRAGMA query_only = 0; VACUUM INTO 'copy.db'", "SELECT 1; DELETE FROM articles", "WITH x AS (SELECT 1) DELETE FROM articles",
    "SELECT load_extension('x')", "SELECT fts3_tokenizer('simple')", "SELECT * FROM sqlite_dbpage",
    "INSERT INTO statements_fts (statements_fts) VALUES ('rebuild')", "UPDATE sqlite_master SET sql = ''",
    "SELECT writefile('x', 'y')", "SELECT * FROM pragma_journal_mode", "EXPLAIN DELETE FROM articles",
]
RUNNING = [
    f"{NUMBERS} SELECT count(*) FROM n",
    "SELECT count(*) FROM countries a, countries b, countries c, countries d, countries e",
    "SELECT printf('%.*c', 900000000, 'x')", "SELECT format('%.*c', 900000000, 'x')", "SELECT zeroblob(900000000)",
    "SELECT randomblob(900000000)",
    "WITH RECURSIVE t(x) AS (SELECT 'a' UNION ALL SELECT x || x FROM t) SELECT count(*) FROM t",
    f"{DOUBLING} SELECT max(x), max(x), max(x), max(x) FROM t",
    f"{DOUBLING} SELECT (SELECT max(x) FROM t) || code AS long FROM countries ORDER BY long",
    f"{DOUBLING} SELECT instr(max(x), substr(max(x), 1, 10000000) || 'b') FROM t",
    f"{DOUBLING} SELECT max(x) LIKE '%' || substr(max(x), 1, 900) || 'b' FROM t",
    "SELECT 'x' LIKE '" + "%a" * 20000 + "'",
    "SELECT " + "(" * 50000 + "1" + ")" * 50000,
    "SELECT 1" + " UNION SELECT 1" * 2000,
    f"{NUMBERS} SELECT i, i FROM n",
]
WORDS = ["'; DROP TABLE articles; --", "\" OR 1=1 --", "%", "_", "a OR", "nosuch:col", "NEAR(a b", "*", "^", "-", "{", "\"",
         "U.S.", "O'Brien", "\u202e\u200bx", "x " * 50000]


def run(binary, arguments, folder):
    """Exit status, seconds, megabytes and the lines on both streams."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, open(os.devnull, "rb") as nothing:
        environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LC_ALL": "C.UTF-8", "COLUMNS": "80"}
        process = subprocess.Popen([binary, *arguments], cwd=folder, stdin=nothing, stdout=out, stderr=err, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read(1 << 20).decode("utf-8", "replace"))
    code = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
    return code, seconds, usage.ru_maxrss / 1024, *texts


def state(folder):
    """What must not change: names of files, and the bytes of the database."""
    names = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if not path.name.startswith("demarche.db-"))
    database = folder / "demarche.db"
    return names, hashlib.sha256(database.read_bytes()).hexdigest()


def cell(text, width=90):
    text = " ".join("".join(character if character.isprintable() else " " for character in text).split())
    text = text if len(text) <= width else text[: width - 1] + "…"
    return text.replace("|", "\\|").replace("<", "&lt;")


def attack(binary, item, shown, arguments, folder, rows, refused=True):
    """Runs one attack and adds its row; whether it was stood."""
    before = state(folder)
    code, seconds, megabytes, out, err = run(binary, arguments, folder)
    says = err.strip().splitlines()[-1] if err.strip() else out.strip().splitlines()[-1] if out.strip() else ""
    faults = []
    if state(folder) != before:
        faults.append("CHANGED FILES")
    if code < 0:
        faults.append(f"SIGNAL {-code}")
    if seconds > SECONDS:
        faults.append("TOO LONG")
    if megabytes > MEGABYTES:
        faults.append("TOO MUCH MEMORY")
    if refused and code == 0:
        faults.append("ANSWERED")
    if any(ord(character) < 32 and character not in "\n\t" for character in out + err):
        faults.append("ESCAPES")
    ended = "stopped" if any(words in err for words in BOUNDS) else "refused"
    happened = ", ".join(faults) or {0: "only text", 1: "only text"}.get(code, ended)
    rows.append(f"| {item} | `{cell(shown, 70)}` | {happened}, {seconds:.1f} s, {megabytes:.0f} MB | {cell(says)} |")
    return not faults


def small(database, target):
    """The database without its gazetteer: small, so that many mutants of it can be tried."""
    shutil.copy(database, target)
    connection = sqlite3.connect(target)
    connection.create_function("fold", 1, str.lower)
    for table in ("country_names", "organization_names", "organization_members", "official_names", "official_keys", "topic_terms",
                  "tenures", "gazetteer_overlay", "topics"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("DELETE FROM articles WHERE id > 3")
    connection.execute("DELETE FROM statements WHERE article_id > 3")
    connection.execute("DELETE FROM officials WHERE basis = 'gazetteer'")
    connection.commit()
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("VACUUM")
    connection.close()


def mutants(binary, count, good, folder, rows):
    """Runs a query over damaged copies; whether all ended with a message or an answer."""
    generator, page = random.Random(5), 4096
    pages = len(good) // page
    counts, slowest, largest, example = {0: 0, 1: 0, 2: 0}, 0.0, 0.0, ""
    for number in range(count):
        bad = bytearray(good)
        kind = number % 4
        if kind == 0:
            for _ in range(2000):
                bad[generator.randrange(100, len(bad))] = generator.randrange(256)
        elif kind == 1:
            bad = bad[: number // 4 % pages * page]
        elif kind == 2:
            start = number // 4 % pages * page
            bad[start:start + page] = bytes(page)
        else:
            for _ in range(20):
                bad[generator.randrange(page)] = generator.randrange(256)
        (folder / "demarche.db").write_bytes(bad)
        code, seconds, megabytes, _, err = run(
            binary, ["sql", "SELECT *, cite(statement_id) FROM v_statements ORDER BY content", "--format", "jsonl"], folder)
        counts[code] = counts.get(code, 0) + 1
        slowest, largest = max(slowest, seconds), max(largest, megabytes)
        if code == 2 and "damaged" in err:
            example = err.strip().splitlines()[-1]
    stood = set(counts) <= {0, 1, 2} and slowest < SECONDS
    rows.append(
        f"| 12 | {count} databases with bytes, pages or their ends lost | {counts[2]} refused,"
        f" {counts[0] + counts[1]} answered from what is whole, {count - counts[0] - counts[1] - counts[2]} crashed;"
        f" at most {slowest:.1f} s,"
        f" {largest:.0f} MB | {cell(example)} |")
    return stood


def damaged(binary, good, folder, rows):
    """Single databases that are none, or not what they seem."""
    stood = []
    database = folder / "demarche.db"

    def attempt(shown, item="12", statement="SELECT * FROM v_names", refused=True):
        stood.append(attack(binary, item, shown, ["sql", statement, "--format", "tsv"], folder, rows, refused))

    database.write_bytes(Path("/etc/hostname").read_bytes())
    attempt("a text file in place of the database")
    database.write_bytes(bytes(100) + good[100:])
    attempt("header of zeros")
    database.write_bytes(good[: len(good) // 2])
    attempt("file cut in half", statement="SELECT * FROM statement_spans, v_statements")
    for shown, sql in [
        ("schema version 99", "PRAGMA user_version = 99"),
        ("a view that calls load_extension", "DROP VIEW v_names; CREATE VIEW v_names AS SELECT load_extension('x')"),
        ("a view that calls cite()", "DROP VIEW v_names; CREATE VIEW v_names AS SELECT cite(1)"),
        ("a view of sqlite_dbpage", "DROP VIEW v_names; CREATE VIEW v_names AS SELECT * FROM sqlite_dbpage"),
        ("a view without end", f"DROP VIEW v_names; CREATE VIEW v_names AS {NUMBERS} SELECT count(*) FROM n"),
    ]:
        database.write_bytes(good)
        connection = sqlite3.connect(database)
        connection.executescript(sql)
        connection.close()
        attempt(shown)
    return all(stood)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--mutants", type=int, default=1000)
    options = parser.parse_args()
    binary = str(Path(options.binary).resolve())
    rows, stood = [], []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "folder"
        folder.mkdir()
        ingest = run(binary, ["ingest", "--quiet", "--db", "demarche.db", str(ROOT / "Samples")], folder)
        if ingest[0] != 0:
            sys.exit(ingest[4])
        words = ["search", "statements-about", "statements-by-official"]
        for number, text in enumerate(WORDS):
            stood.append(attack(binary, 8, f"ask {text}", ["ask", "--", f"Biden on {text}"], folder, rows, refused=False))
            name = words[number % 3]
            parameter = {"search": "words", "statements-about": "subject", "statements-by-official": "official"}[name]
            stood.append(attack(
                binary, 9, f"query {name} {parameter}={text}", ["query", name, f"{parameter}={text}", "--format", "tsv"],
                folder, rows, refused=False))
        for item, statements in ((10, WRITING), (11, RUNNING)):
            for sql in statements:
                shown = sql.replace(DOUBLING, "t: texts of up to 32 MB;").replace(NUMBERS, "n: numbers without end;")
                stood.append(attack(binary, item, shown, ["sql", sql], folder, rows))
        stood.append(attack(binary, 13, ESCAPES, ["sql", ESCAPES, "--format", "tsv"], folder, rows, refused=False))
        stood.append(attack(binary, 14, "query new ../x", ["query", "new", "../x", "--from", "Biden on NATO"], folder, rows))
        stood.append(attack(binary, 14, "query new -rf", ["query", "new", "--from", "Biden on NATO", "--", "-rf"], folder, rows))
        small(folder / "demarche.db", Path(place) / "small.db")
        good = (Path(place) / "small.db").read_bytes()
        for rest in folder.glob("demarche.db*"):
            rest.unlink()
        stood.append(damaged(binary, good, folder, rows))
        stood.append(mutants(binary, options.mutants, good, folder, rows))
    print("| item | attack | what happened | what the user reads |\n| ---: | --- | --- | --- |")
    print("\n".join(rows))
    failed = len([row for row in stood if not row])
    print(f"\n{len(rows)} rows, {failed} of them stood not" if failed else f"\n{len(rows)} rows, all stood")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
