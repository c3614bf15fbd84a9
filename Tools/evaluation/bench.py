#!/usr/bin/env python3
"""bench.py --gold FOLDER --binary demarche [--megabytes 20]

Speed and memory of `demarche extract` (one job, then all) and of `demarche ingest`, over the PolNeAR dev texts repeated to 20 MB, or
over Samples/ where there is no gold data. Each copy has an id, title and url of its own. Standard library only."""
import argparse
import itertools
import json
import os
import subprocess
import tempfile
import time
from pathlib import Path


def articles(path):
    files = [path] if path.is_file() else sorted(path.glob("*.jsonl"))
    return [json.loads(line) for file in files for line in open(file, encoding="utf-8") if line.strip()]


def write(source, target, megabytes):
    count = words = size = 0
    with open(target, "w", encoding="utf-8") as out:
        for number, article in zip(itertools.count(), itertools.cycle(source)):
            if size >= megabytes * 1_000_000:
                return count, words, size
            text = article["text"]
            out.write(json.dumps({"id": str(number), "title": f"{article.get('title')} ({number})", "text": text,
                                  "published": article.get("published") or article.get("date"),
                                  "url": f"https://example.org/{number}"}, ensure_ascii=False) + "\n")
            count, words, size = count + 1, words + len(text.split()), size + len(text.encode())


def timed(command, cores):
    """Seconds of wall time, and the peak memory in MB of the child alone, which is kept to so many cores."""
    start = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               preexec_fn=lambda: os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores]))
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"bench: {command[1]} failed with status {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - start, usage.ru_maxrss / 1000


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--gold", type=Path, required=True)
    arguments.add_argument("--binary", type=Path, required=True)
    arguments.add_argument("--megabytes", type=float, default=20)
    options = arguments.parse_args()
    gold = options.gold / "polnear/dev.jsonl"
    source = articles(gold if gold.exists() else Path("Samples"))
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.jsonl"
        count, words, size = write(source, texts, options.megabytes)
        print(f"{count} articles, {words} words, {size / 1e6:.1f} MB of {gold if gold.exists() else 'Samples'}")
        database = Path(folder) / "bench.db"
        for name, cores, command in (("extract, one core", 1, ["extract", "--jobs", "1", texts]),
                                     ("extract, all cores", None, ["extract", texts]),
                                     ("ingest, all cores", None, ["ingest", "--db", database, texts]),
                                     ("ingest again", None, ["ingest", "--db", database, texts])):
            seconds, memory = timed([options.binary, *command], cores)
            print(f"{name:18} {seconds:7.2f} s  {words / seconds:9.0f} words/s  {count / seconds:7.0f} articles/s  {memory:5.0f} MB peak")
        print(f"database {os.path.getsize(database) / count / 1000:.1f} kB an article")


main()
