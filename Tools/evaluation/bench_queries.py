#!/usr/bin/env python3
"""bench_queries.py BINARY DATABASE [--questions 200] [--tables FOLDER] [--slowest 10]

Wall time, each in a process of its own, of `demarche ask` (passages, and --format jsonl --limit 20) over questions spread over the
tables of Tests/InquiryTests, and of the SQL that `ask --sql` prints for them, run by `demarche sql` and by the sqlite3 shell. The
pages of the database are read once before, so they are in the cache. SQL that needs functions of Demarche's own is left out of the
comparison. Standard library only; needs sqlite3 for the comparison."""
import argparse
import csv
import os
import platform
import re
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

OWN = re.compile(r"\b(fold|named|words|phrase|cite|country_name)\(")
HERE = Path(__file__).resolve().parent.parent.parent


def questions(folder, count):
    """Questions taken at even distances from all tables that have a column of them."""
    found = []
    for path in sorted(folder.glob("*.tsv")):
        with open(path, encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            found += [row["question"] for row in rows if row.get("question")]
    found = list(dict.fromkeys(found))
    step = max(1, len(found) / count)
    return [found[int(i * step)] for i in range(min(count, len(found)))]


def timed(command, text=None):
    """Milliseconds of wall time, the exit status and the output."""
    start = time.perf_counter()
    done = subprocess.run(command, input=text, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return 1000 * (time.perf_counter() - start), done.returncode, done.stdout


def best(command, text=None, runs=3):
    """The median of some runs."""
    return statistics.median(timed(command, text)[0] for _ in range(runs))


def split(printed):
    """The SQL that `ask --sql` prints, and its parameters as literals."""
    sql, _, rest = printed.rpartition(";\n")
    parameters = dict(re.findall(r"^-- :(\w+) = (.*)$", rest, re.M))
    return sql, parameters


def literal(value):
    return value[1:-1].replace("''", "'") if value.startswith("'") else value


def row(name, times):
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return f"| {name} | {len(times)} | {statistics.median(times):.1f} | {p95:.1f} | {ordered[-1]:.1f} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=Path)
    parser.add_argument("database", type=Path)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--tables", type=Path, default=HERE / "Tests/InquiryTests/Tables")
    parser.add_argument("--today", default="2025-07-15")
    parser.add_argument("--slowest", type=int, default=0, help="also list so many of the slowest questions")
    options = parser.parse_args()
    binary, db = str(options.binary), str(options.database)
    asked = questions(options.tables, options.questions)
    with open(db, "rb") as file:
        while file.read(1 << 24):
            pass

    ask, lines, understood, slow = [], [], [], []
    for question in asked:
        base = [binary, "ask", question, "--db", db, "--today", options.today]
        status = timed(base)[1]
        if status not in (0, 1):
            continue
        understood.append(question)
        ask.append(best(base))
        lines.append(best([*base, "--format", "jsonl", "--limit", "20"]))
        slow.append((ask[-1], question))

    shell = shutil.which("sqlite3")
    ours, theirs, plain = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        for question in understood:
            printed = timed([binary, "ask", question, "--db", db, "--today", options.today, "--sql", "--limit", "20"])[2]
            sql, parameters = split(printed)
            arguments = [f"--param={name}={literal(value)}" for name, value in parameters.items()]
            command = [binary, "sql", "--db", db, "--format", "csv", *arguments, sql]
            if timed(command)[1] not in (0, 1):
                continue
            plain.append(best(command))
            if not shell or OWN.search(sql):
                continue
            script = Path(folder, "query.sql")
            binds = "".join(f".parameter set :{name} {value if value[0] != chr(39) else quoted(value)}\n"
                            for name, value in parameters.items())
            script.write_text(binds + sql + ";\n", encoding="utf-8")
            one = [shell, "-readonly", "-csv", "-header", db, f".read {script}"]
            if timed(one)[1] != 0:
                continue
            # In turn, so that what slows the machine slows both.
            both = [(timed(command)[0], timed(one)[0]) for _ in range(3)]
            ours.append(statistics.median(time for time, _ in both))
            theirs.append(statistics.median(time for _, time in both))

    size = options.database.stat().st_size / 1e9
    print(f"{platform.machine()}, {os.cpu_count()} cores; {db}, {size:.2f} GB, in the page cache; "
          f"{len(understood)} of {len(asked)} questions understood; milliseconds with process start\n")
    print("| | runs | p50 | p95 | max |\n|---|---:|---:|---:|---:|")
    print(row("`ask`", ask))
    print(row("`ask --format jsonl --limit 20`", lines))
    print(row("`sql`, the SQL of `ask`", plain))
    if theirs:
        print(row("`sql`, as far as the shell runs it", ours))
        print(row("`sqlite3`, the same SQL", theirs))
        print(f"\nmedians: {statistics.median(ours) / statistics.median(theirs):.2f} times the shell; "
              f"in all {sum(ours) / sum(theirs):.2f}")
    for wall, question in sorted(slow, reverse=True)[:options.slowest]:
        print(f"{wall:8.1f}  {question}")


def quoted(value):
    """A text as an argument of .parameter set: a literal of SQL within double quotes."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    main()
