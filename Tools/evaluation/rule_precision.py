#!/usr/bin/env python3
"""rule_precision.py GOLD.jsonl FINDINGS.jsonl > Sources/Embedded/Lexicon/rules.tsv

The share of each rule's statements whose content overlaps (IoU of letters and digits at least 0.5, one to one) a gold statement that
is speech, smoothed by one right and one wrong. GOLD has the form of score.py, FINDINGS is what `demarche extract` prints. Standard library only."""
import json
import sys
from collections import Counter


def letters(spans, text):
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def main():
    found = {}
    for line in open(sys.argv[2], encoding="utf-8"):
        article = json.loads(line)
        found[article["id"]] = article["statements"]
    seen, right = Counter(), Counter()
    for line in open(sys.argv[1], encoding="utf-8"):
        article = json.loads(line)
        text = article["text"]
        scalar, position = {}, 0
        for index, character in enumerate(text):
            scalar[position] = index
            position += len(character.encode())
        scalar[position] = len(text)
        gold = [(letters(s["content"], text), s) for s in article["statements"]]
        predicted = [(letters([(scalar[a], scalar[b]) for a, b in s["content"]], text), s) for s in found.get(article["id"], [])]
        pairs = sorted(((len(g & p) / len(g | p), i, j) for i, (g, _) in enumerate(gold) for j, (p, _) in enumerate(predicted) if g & p),
                       reverse=True)
        taken, matched = set(), {}
        for overlap, i, j in pairs:
            if overlap >= 0.5 and i not in taken and j not in matched:
                taken.add(i)
                matched[j] = gold[i][1].get("speech") is not False
        for j, (_, statement) in enumerate(predicted):
            seen[statement["rule"]] += 1
            right[statement["rule"]] += matched.get(j, False)
    print("# Source: share of each rule's statements that are right, measured by Tools/evaluation/rule_precision.py on PolNeAR's training articles.")
    print("rule\tprecision")
    for rule in sorted(seen):
        print(f"{rule}\t{(right[rule] + 1) / (seen[rule] + 2):.2f}")


main()
