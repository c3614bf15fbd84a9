#!/usr/bin/env python3
"""score_acts.py GOLD FINDINGS [--json] [--errors N]

Scores the acts of statements against sentences coded with verbal events: PLOVER's gold standard records, or others of that form.
GOLD: JSON lines with "id", "text", "expected": [{"code": PLOVER code}] and, where known, the finer "cameo_code".
FINDINGS: what `demarche extract GOLD` prints. Standard library only.

  found   share of the sentences with a statement
  right   of the found: share with a statement whose act is among those that the event's code may be
  end     right of all: found times right

How codes become acts. The longest CAMEO code that begins a sentence's own decides; without one, its PLOVER code. "-" marks events
that are no sayings, or that none of the twelve acts is meant for: they are left out and counted. The script reads this table.

  code        acts                     what the code stands for
  01          comment                  statements; 016 denies, 019 declares accord
  016         deny
  019         agree praise
  02          demand propose           appeals, requests, suggestions
  03          agree promise propose    intent to cooperate: offers, promises, agreements
  AGREE       agree promise propose    CAMEO 03
  CONCEDE     -                        CAMEO 08, yielding: lifts, eases, releases; CAMEO itself counts it with the deeds
  CONSULT     -                        meetings, visits, calls, mediation: who met, not who said
  SUPPORT     praise apologise         CAMEO 05
  050         -                        diplomatic cooperation of no said kind
  051         praise                   praises, endorses
  052         praise                   defends with words
  053         praise demand propose    rallies others to support
  054         -                        grants diplomatic recognition
  055         apologise
  056         -                        forgives, pardons
  057         -                        signs an agreement
  DEMAND      demand propose           CAMEO 10, and the appeals of 02
  REQUEST     demand propose           the later name of DEMAND
  10          demand
  DISAPPROVE  accuse criticise         CAMEO 11
  ACCUSE      accuse criticise         the later name of DISAPPROVE
  110         accuse criticise
  111         criticise
  112         accuse                   accuses of crimes, abuses, aggression, espionage
  113         accuse criticise demand  rallies others to oppose
  114         accuse criticise         complains, lodges a protest
  115         -                        brings a lawsuit
  116         -                        finds guilty
  REJECT      reject                   CAMEO 12
  12          reject                   rejects, refuses, vetoes
  128         -                        defies a law
  THREATEN    threaten                 CAMEO 13
  13          threaten                 threatens, warns
  139         threaten demand          gives an ultimatum
"""
import argparse
import json
import sys
from collections import Counter, defaultdict

OTHER = "(none)"


def mapping():
    """The acts of each code, an empty list for those left out: the table above."""
    acts = {}
    for line in __doc__.split("what the code stands for\n")[1].splitlines():
        if line:
            code, listed = line[2:14].strip(), line[14:39].split()
            acts[code] = [] if listed == ["-"] else listed
    return acts


def lines(path):
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    yield json.loads(line)
                except ValueError as error:
                    sys.exit(f"score_acts: {path}:{number}: {error}")


def key(sentence, acts):
    """The code that decides: the longest known beginning of the CAMEO code, else the PLOVER code."""
    cameo = sentence.get("cameo_code") or ""
    for length in range(len(cameo), 0, -1):
        if cameo[:length] in acts:
            return cameo[:length]
    code = sentence["expected"][0]["code"]
    if code not in acts:
        sys.exit(f"score_acts: {sentence['id']}: no acts are known for the code {code!r}; add it to the table")
    return code


def excerpt(spans, text):
    stored = text.encode("utf-8")
    return " … ".join(stored[start:end].decode("utf-8", "replace") for start, end in spans or [])


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold")
    options.add_argument("findings")
    options.add_argument("--json", action="store_true", help="one JSON object instead of the tables")
    options.add_argument("--errors", type=int, default=0, metavar="N", help="the confusion table and N of the wrong sentences")
    options = options.parse_args()
    acts = mapping()
    found = {article["id"]: article["statements"] for article in lines(options.findings)}
    left_out, rows, confusion, wrong = Counter(), defaultdict(Counter), defaultdict(Counter), []
    for sentence in lines(options.gold):
        code = key(sentence, acts)
        event = sentence["expected"][0]["code"]
        if not acts[code]:
            left_out[code] += 1
            continue
        if sentence["id"] not in found:
            sys.exit(f"score_acts: {options.findings} has no findings of {sentence['id']}: are they of {options.gold}?")
        statements = found[sentence["id"]]
        given = [statement["act"] for statement in statements]
        right = [act for act in given if act in acts[code]]
        rows[event].update(sentences=1, found=bool(given), right=bool(right), statements=len(given))
        # A sentence counts once: the right act, else that of the statement which is no comment, else of the first.
        telling = (right or [act for act in given if act != "comment"] or given or [OTHER])[0]
        confusion[" ".join(acts[code])][telling] += 1
        if not right:
            wrong.append((sentence, code, statements))
    if not rows:
        sys.exit(f"score_acts: {options.gold} has no sentence with a verbal event")
    total = sum(rows.values(), Counter())

    def shares(row):
        return {"sentences": row["sentences"], "statements": row["statements"], "found": row["found"] / row["sentences"],
                "right": row["right"] / max(1, row["found"]), "end": row["right"] / row["sentences"]}

    if options.json:
        print(json.dumps({"all": shares(total), "codes": {code: shares(rows[code]) for code in sorted(rows)},
                          "left_out": dict(sorted(left_out.items())),
                          "confusion": {expected: dict(row) for expected, row in sorted(confusion.items())}}))
        return
    print(f"{'code':12}{'sentences':>10}{'statements':>12}{'found %':>9}{'right %':>9}{'end %':>9}")
    for code, row in [*sorted(rows.items()), ("all", total)]:
        share = shares(row)
        print(f"{code:12}{share['sentences']:10}{share['statements']:12}" +
              "".join(f"{100 * share[name]:9.1f}" for name in ("found", "right", "end")))
    print(f"left out, no sayings: {sum(left_out.values())} " + " ".join(f"{code}={n}" for code, n in sorted(left_out.items())))
    if options.errors:
        names = sorted({name for row in confusion.values() for name in row})
        print("\n" + f"{'expected':26}" + "".join(f"{name[:10]:>11}" for name in names))
        for expected, row in sorted(confusion.items()):
            print(f"{expected:26}" + "".join(f"{row[name] or '·':>11}" for name in names))
        for sentence, code, statements in wrong[:options.errors]:
            print(f"\n{sentence['id']} {code}, expected {' or '.join(acts[code])}: {sentence['text']}")
            for statement in statements:
                print(f"  {statement['act']} by {statement['rule'] if 'rule' in statement else 'cue'}"
                      f" «{excerpt(statement['cue'], sentence['text'])}»: {excerpt(statement['content'], sentence['text'])}")


main()
