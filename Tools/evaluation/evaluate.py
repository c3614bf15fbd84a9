#!/usr/bin/env python3
"""evaluate.py --gold FOLDER --binary demarche

Runs `demarche extract` over the gold articles and prints the scores that the README quotes: statements (score.py), speakers, acts and
kinds, meetings and officials (the scorers beside the gold data, where they are there). Standard library only."""
import argparse
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
SETS = [("PolNeAR dev, speech only", "polnear/dev.jsonl", True), ("Diplomacy dev", "diplomacy/dev.jsonl", False),
        ("Seed article", "diplomacy/seed.jsonl", False)]


def run(command, **options):
    return subprocess.run([str(part) for part in command], check=True, text=True, stdout=subprocess.PIPE, **options).stdout


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--gold", type=Path, required=True)
    arguments.add_argument("--binary", type=Path, required=True)
    arguments.add_argument("--out", type=Path, default=Path("eval-out"))
    options = arguments.parse_args()
    if not (options.gold / "polnear").is_dir():
        sys.exit(f"evaluate: no gold data in {options.gold}; name its folder: make eval EVAL=FOLDER")
    options.out.mkdir(exist_ok=True)
    for title, name, speech in SETS:
        gold = options.gold / name
        findings = options.out / (name.replace("/", "-") + ".findings")
        predicted = options.out / (name.replace("/", "-") + ".pred")
        findings.write_text(run([options.binary, "extract", gold]), encoding="utf-8")
        predicted.write_text(run([sys.executable, HERE / "from_findings.py", findings, gold]), encoding="utf-8")
        print(f"== {title}")
        flags = ["--speech-only"] if speech else []
        report = json.loads(run([sys.executable, HERE / "score.py", *flags, "--json", gold, predicted]))
        for key in ("content", "e2e"):
            score = report[key]["0.5"]
            print(f"{key:8} at 0.5   P {100 * score['P']:.1f}  R {100 * score['R']:.1f}  F1 {100 * score['F1']:.1f}")
        for scorer in ("score_speakers.py", "score_meetings.py"):
            if not speech and (options.gold / scorer).exists():
                print(run([sys.executable, options.gold / scorer, gold, findings]), end="")


main()
