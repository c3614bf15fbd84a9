#!/usr/bin/env python3
"""evaluate.py --binary demarche [--gold FOLDER] [--peer FOLDER] [--out FOLDER]

Runs `demarche extract` over annotated articles and prints one table, a row for each set of articles and system, and the
calibration of the confidences. The folder gold beside this script is always scored; --gold names one with more (polnear/,
diplomacy/, events/), and with score_speakers.py and score_meetings.py beside them. Rows of other systems come from peers.tsv;
--peer measures one of them now, in a virtual environment in that folder. Standard library only."""
import argparse
import csv
import json
import re
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

import calibration
import peer

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent.parent / "Samples"
COLUMNS = {"content": 7, "exact": 9, "P": 5, "R": 5, "F1": 5, "±": 4, "attr": 5, "speaker": 7, "kind": 5, "act": 5, "meetings": 8,
           "officials": 9}
LEGEND = """
Percent. content, exact: F1 of contents that overlap gold by one half, or wholly. P, R, F1: end to end, content by one half and
the right attribution; ± is half of the 95 % interval of F1, articles drawn anew 1000 times. Over the matched contents: attr,
attributed to the right words or name; speaker, resolved to the right official, country or organization; kind; act. meetings,
officials: F1.
""".strip()


@dataclass
class Set:
    key: str
    title: str
    gold: Path


def run(command):
    done = subprocess.run([str(part) for part in command], text=True, stdout=subprocess.PIPE)
    if done.returncode:
        sys.exit(f"evaluate: {' '.join(map(str, command))} failed with status {done.returncode}")
    return done.stdout


def sets(folder, out):
    """The sets of articles that are there; those of the repository are joined with their texts first."""
    found = []
    if folder:
        found = [Set("polnear", "PolNeAR dev", folder / "polnear/dev.jsonl"),
                 Set("diplomacy", "Diplomacy dev", folder / "diplomacy/dev.jsonl"),
                 Set("seed", "Seed article", folder / "diplomacy/seed.jsonl")]
        missing = [str(each.gold) for each in found if not each.gold.exists()]
        if missing:
            sys.exit(f"evaluate: {', '.join(missing)} missing; EVAL=FOLDER names the folder, none scores ours alone")
    for key, title in (("wikinews", "Wikinews"), ("whitehouse", "White House")):
        annotated, joined = HERE / f"gold/{key}.jsonl", out / f"{key}.jsonl"
        if annotated.exists():
            joined.write_text(run([sys.executable, HERE / "gold.py", annotated, SAMPLES / f"{key}.jsonl"]), encoding="utf-8")
            found.append(Set(key, title, joined))
    return found


def percent(share):
    return None if share is None else f"{100 * share:.1f}"


def statements(gold, predicted):
    """The columns that score.py knows, and its counts."""
    report = json.loads(run([sys.executable, HERE / "score.py", "--speech-only", "--boot", "1000", "--json", gold, predicted]))
    content, end = report["content"], report["e2e"]["0.5"]
    low, high = report["ci95"]["e2e F1@0.5"]
    kinds = [(each["gold"] * each["R"], each["kind_acc"]) for each in report["by_kind"].values() if each["kind_acc"] is not None]
    matched = sum(count for count, _ in kinds)
    row = {"content": percent(content["0.5"]["F1"]), "exact": percent(content["exact"]["F1"]), "P": percent(end["P"]),
           "R": percent(end["R"]), "F1": percent(end["F1"]), "±": percent((high - low) / 2) if high > low else None,
           "attr": percent(report["attribution"]["0.5"]["all"]["acc"]),
           "kind": percent(sum(count * share for count, share in kinds) / matched) if matched else None}
    return row, report


def with_conjunctions(predicted):
    """The predictions with the "that" before a content counted to it, as PolNeAR's annotators do and we do not."""
    path = predicted.with_suffix(".that.pred")
    with open(predicted, encoding="utf-8") as lines, open(path, "w", encoding="utf-8") as out:
        for article in map(json.loads, lines):
            for statement in article["statements"]:
                start = statement["content"][0][0]
                for before in ("that ", "that, "):
                    if article["text"][:start].lower().endswith(before):
                        statement["content"][0][0] = start - len(before)
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
    return path


def resolved(gold, findings, scorers):
    """The columns of the scorers that lie beside the gold data: speakers, acts, meetings and officials."""
    speakers, meetings = (run([sys.executable, scorer, gold, findings]) for scorer in scorers)
    return dict(re.findall(r"^(speaker|act) +([\d.]+) % of \d+$", speakers, re.M) +
                re.findall(r"^(meetings|officials) .*? F1 +([\d.]+) ", meetings, re.M))


CIRCUMSTANCES = {"meetings": 8, "kind": 5, "status": 6, "place": 5, "date": 5, "officials": 9, "country": 7, "office": 6,
                 "speaker": 7, "their country": 13}


def circumstances(gold, findings, scorers):
    """Who, where, when: F1 of meetings and officials, and the share right of what is told of those that match."""
    speakers, meetings = (run([sys.executable, scorer, gold, findings]) for scorer in scorers)
    row = dict(re.findall(r"^(meetings|officials) .*? F1 +([\d.]+) ", meetings, re.M))
    row.update((name, share) for name, share, count in re.findall(r"^  (\w+) +([\d.]+) % of (\d+)$", meetings, re.M) if int(count))
    for name, share in re.findall(r"^(speaker|country of official) +([\d.]+) % of \d+$", speakers, re.M):
        row["their country" if name == "country of official" else name] = share
    return row


def published():
    """{set: [(system, row)]} of peers.tsv."""
    rows = {}
    with open(HERE / "peers.tsv", encoding="utf-8", newline="") as table:
        for line in csv.DictReader(table, delimiter="\t"):
            row = {column: line[column] for column in COLUMNS if line.get(column)}
            rows.setdefault(line["data_set"], []).append((line["system"], row))
    return rows


def show(rows, columns=COLUMNS):
    """Prints (set, system, row) lines as one table."""
    first, second = (max(len(row[place]) for row in rows) for place in (0, 1))
    line = lambda left, right, cells: print((f"{left:{first}}  {right:{second}}  " + " ".join(
        f"{cell:>{width}}" for cell, width in zip(cells, columns.values()))).rstrip())
    line("articles", "system", columns)
    line("─" * first, "─" * second, ["─" * width for width in columns.values()])
    before = None
    for name, system, row in rows:
        line(name if name != before else "", system, [row.get(column) or "" for column in columns])
        before = name


def show_calibration(sets):
    """Prints the bins of confidence of [(title, pairs)] side by side."""
    cell = lambda values: f"{values[0]:10}{values[1]:8.2f}{values[2]:7.2f}" if values else " " * 25
    line = lambda name, cells: print((f"{name:10}" + "".join(cells)).rstrip())
    tables = [calibration.bins(pairs) for _, pairs in sets]
    line("confidence", (f"{title:>25}" for title, _ in sets))
    line("", (f"{'count':>10}{'mean':>8}{'right':>7}" for _ in sets))
    for edge in sorted({edge for table in tables for edge in table}):
        line(f"{edge / 10:.1f} to {(edge + 1) / 10:.1f}", (cell(table.get(edge)) for table in tables))
    mean = lambda pairs, place: sum(pair[place] for pair in pairs) / max(1, len(pairs))
    line("all", (cell((len(pairs), mean(pairs, 0), mean(pairs, 1))) for _, pairs in sets))
    line("error", (f"{calibration.expected_error(pairs):25.3f}" for _, pairs in sets))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--binary", type=Path, required=True)
    arguments.add_argument("--gold", type=Path, help="folder with more gold data")
    arguments.add_argument("--peer", type=Path, help="folder of the virtual environment in which a peer is measured too")
    arguments.add_argument("--out", type=Path, default=Path("eval-out"), help="folder for findings and predictions")
    options = arguments.parse_args()
    options.out.mkdir(exist_ok=True)
    python = peer.environment(options.peer) if options.peer else None
    scorers = [options.gold / name for name in ("score_speakers.py", "score_meetings.py")] if options.gold else []
    have_scorers = bool(scorers) and all(scorer.exists() for scorer in scorers)
    others, rows, told, judged, notes = published(), [], [], [], []
    chosen = sets(options.gold, options.out)
    for each in chosen:
        findings, predicted = options.out / f"{each.key}.findings", options.out / f"{each.key}.pred"
        findings.write_text(run([options.binary, "extract", each.gold]), encoding="utf-8")
        predicted.write_text(run([sys.executable, HERE / "from_findings.py", findings, each.gold]), encoding="utf-8")
        row, report = statements(each.gold, predicted)
        with open(each.gold, encoding="utf-8") as lines:
            articles = [json.loads(line) for line in lines if line.strip()]
        if have_scorers and "meetings" in articles[0]:
            row.update(resolved(each.gold, findings, scorers))
            told.append((each.title, "demarche", circumstances(each.gold, findings, scorers)))
        rows += [(each.title, system, other) for system, other in others.get(each.key, [])]
        if python:
            measured = options.out / f"{each.key}.peer.pred"
            measured.write_text(run([python, HERE / "peer.py", each.gold]), encoding="utf-8")
            rows.append((each.title, "textacy on spaCy, now", statements(each.gold, measured)[0]))
        rows.append((each.title, "demarche", row))
        if each.key == "polnear":
            rows.append((each.title, "demarche, with the \"that\"", statements(each.gold, with_conjunctions(predicted))[0]))
        notes.append(f"{each.title}: {len(articles)} article{'s' * (len(articles) != 1)}, {report['gold']} statements.")
        pairs = calibration.judged(each.gold, findings, predicted)
        counted = report["content"]["0.5"]["pred"]
        if len(pairs) != counted or sum(right for _, right in pairs) != round(report["e2e"]["0.5"]["P"] * counted):
            sys.exit(f"evaluate: {each.title}: calibration.py and score.py count statements by different rules")
        if len(articles) > 1:
            judged.append((each.title, pairs))
    events = options.gold / "events/plover_gsr.jsonl" if options.gold else None
    if events and events.exists() and (HERE / "score_acts.py").exists():
        findings = options.out / "events.findings"
        findings.write_text(run([options.binary, "extract", events]), encoding="utf-8")
        acts = json.loads(run([sys.executable, HERE / "score_acts.py", events, findings, "--json"]))["all"]
        rows.append(("PLOVER", "demarche", {"act": percent(acts["right"])}))
        notes.append(f"PLOVER: {acts['sentences']} sentences with a verbal event; {percent(acts['found'])} have a statement.")
    if not rows:
        sys.exit(f"evaluate: nothing to score: {HERE}/gold has no annotations, and EVAL=FOLDER names no other gold data")
    show(rows)
    print(f"\n{LEGEND}")
    if any("†" in system for _, system, _ in rows):
        print("† by another measure.")
    print("Where the other systems' figures come from: Tools/evaluation/peers.tsv.")
    print("\n".join(textwrap.wrap(" ".join(notes), 130)))
    if told:
        print("\nWho, where, when: F1 of meetings and of officials; of those that match, the share whose kind, status, place and date, and "
              "whose\ncountry and office are right; of the matched statements, the share of right speakers, and of officials' countries.")
        show(told, CIRCUMSTANCES)
    if not have_scorers:
        print("Left out: speaker, act, meetings and officials, whose scorers lie beside the gold data of EVAL=FOLDER.")
    print("\nCalibration: statements by confidence, their mean confidence, the share right end to end; expected error.")
    show_calibration(judged)


main()
