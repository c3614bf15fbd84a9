#!/usr/bin/env python3
"""bench.py --binary demarche [--gold FOLDER] [--peer FOLDER] [--megabytes 20]

Start, speed and memory of `demarche extract` (one job, then all) and of `demarche ingest`, over the PolNeAR dev texts of FOLDER
repeated to 20 MB, or over Samples/ without one. Each copy has an id, title and url of its own. --peer also runs peer.py, in a
virtual environment in that folder, and `demarche extract`, on the same core over the same texts. Standard library only."""
import argparse
import itertools
import json
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import peer

PEER_MEGABYTES = 0.3
SENTENCE = {"id": "1", "title": "Rain", "text": "“It rained,” Foreign Minister Ann Lee said.", "published": "2025-07-04"}


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
    """Seconds of wall time and of processor time, and the peak memory in MB, of the child alone, kept to so many cores."""
    environment = {**os.environ, **({"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"} if cores == 1 else {})}
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(allowed)[:cores])
    start = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], env=environment, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    os.sched_setaffinity(0, allowed)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"bench: {' '.join(map(str, command[:2]))} failed with status {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000


def median(command, cores, runs):
    """The medians of what `timed` tells."""
    return [statistics.median(values) for values in zip(*(timed(command, cores) for _ in range(runs)))]


def row(name, wall, cpu, memory=None, words=None):
    speeds = f"{words / wall:11.0f}{words / cpu:13.0f}" if words else " " * 24
    print(f"{name:50}{wall:9.3f}{cpu:9.3f}{speeds}{f'{memory:9.0f}' if memory else ''}".rstrip())


def stages(binary, texts):
    """Prints what share of the time of extraction each stage takes, on one core."""
    done = subprocess.run([binary, "extract", "--jobs", "1", "--stage-times", texts], text=True, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, check=True)
    times = {name: float(seconds) for name, seconds in (line.rsplit(" ", 1) for line in done.stderr.splitlines())}
    whole = sum(times.values())
    print("of the time of extraction: " + ", ".join(f"{name} {100 * seconds / whole:.1f} %" for name, seconds in times.items()))


def against_peer(options, source, folder):
    """The peer and `demarche extract` on one core over the same texts, ours ten times over so that its start weighs little."""
    python = peer.environment(options.peer)
    texts, copies, timing = folder / "peer.jsonl", folder / "copies.jsonl", folder / "timing.json"
    count, words, size = write(source, texts, PEER_MEGABYTES)
    _, many, _ = write(articles(texts), copies, PEER_MEGABYTES * 10)
    print(f"\nthe same {count} articles, {words} words, {size / 1e6:.1f} MB, one core")
    wall, cpu, memory = timed([options.binary, "extract", "--jobs", "1", copies], 1)
    row("demarche extract, the texts ten times over", wall, cpu, memory, many)
    ratios = []
    for name, excluded in (("textacy on spaCy, loading not counted", []),
                           ("textacy on spaCy without names (ner), the same", ["--exclude", "ner"])):
        memory = timed([python, Path(peer.__file__), texts, "--timing", timing, *excluded], 1)[2]
        seconds = json.loads(timing.read_text())
        row(name, seconds["wall"], seconds["cpu"], memory, words)
        ratios.append(many / cpu / (words / seconds["cpu"]))
    print("words per second of processor time: "
          f"{ratios[0]:.0f} times those of textacy on spaCy, {ratios[1]:.0f} times those of it without names")
    print(f"the peer loads in {seconds['load']:.1f} s and refuses {seconds['refused']} of the articles for unpaired quotations")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--binary", type=Path, required=True)
    arguments.add_argument("--gold", type=Path, help="folder with polnear/dev.jsonl")
    arguments.add_argument("--peer", type=Path, help="folder of the virtual environment in which the peer runs")
    arguments.add_argument("--megabytes", type=float, default=20)
    options = arguments.parse_args()
    gold = options.gold / "polnear/dev.jsonl" if options.gold else Path("Samples")
    if not gold.exists():
        raise SystemExit(f"bench: {gold} is missing; EVAL=FOLDER names the folder of the gold data, none takes Samples")
    source = articles(gold)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        texts, sentence, database = folder / "texts.jsonl", folder / "sentence.jsonl", folder / "bench.db"
        sentence.write_text(json.dumps(SENTENCE) + "\n", encoding="utf-8")
        count, words, size = write(source, texts, options.megabytes)
        print(f"{count} articles, {words} words, {size / 1e6:.1f} MB of {gold}")
        print(f"{'':50}{'wall s':>9}{'cpu s':>9}{'words/s':>11}{'words/cpu s':>13}{'peak MB':>9}")
        row("start: --version, median of 20", *median([options.binary, "--version"], 1, 20)[:2])
        row("start: extract of one sentence, median of 20", *median([options.binary, "extract", "--jobs", "1", sentence], 1, 20))
        for name, cores, command in (("extract, one core", 1, ["extract", "--jobs", "1", texts]),
                                     ("extract, all cores", None, ["extract", texts]),
                                     ("ingest, all cores", None, ["ingest", "--db", database, texts]),
                                     ("ingest again", None, ["ingest", "--db", database, texts])):
            row(name, *timed([options.binary, *command], cores), words)
        stages(options.binary, texts)
        print(f"database {os.path.getsize(database) / count / 1000:.1f} kB an article")
        if options.peer:
            against_peer(options, source, folder)


main()
