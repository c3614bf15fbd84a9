#!/usr/bin/env python3
"""rule_precision.py GOLD.jsonl COLUMNS.jsonl > rules.tsv

Renews the column `precision` of Sources/Embedded/Lexicon/rules.tsv: the share of what each rule alone finds that matches a gold
statement of speech by one half. COLUMNS is what TrainingFeatures prints for GOLD, so the network has no part in it. Standard library
only."""
import json
import sys
from collections import Counter
from pathlib import Path

TABLE = Path(__file__).parent.parent.parent / "Sources/Embedded/Lexicon/rules.tsv"


def letters(spans, text):
    return {index for start, end in spans for index in range(start, end) if text[index].isalnum()}


def scalars(text):
    table, position = {}, 0
    for index, character in enumerate(text):
        table[position] = index
        position += len(character.encode())
    table[position] = len(text)
    return table


def main():
    seen, right = Counter(), Counter()
    with open(sys.argv[1], encoding="utf-8") as golds, open(sys.argv[2], encoding="utf-8") as columns:
        for article, row in zip(map(json.loads, golds), map(json.loads, columns)):
            text = article["text"]
            table = scalars(text)
            tokens = [(table[start], table[end]) for start, end in row["tokens"]]
            gold = [letters(statement["content"], text) for statement in article["statements"]]
            found = [letters([(tokens[first][0], tokens[last - 1][1]) for first, last in attribution["content"]], text)
                     for attribution in row["attributions"]]
            pairs = sorted(((len(g & p) / len(g | p), i, j) for i, g in enumerate(gold) for j, p in enumerate(found) if g & p),
                           reverse=True)
            taken, matched = set(), {}
            for overlap, i, j in pairs:
                if overlap >= 0.5 and i not in taken and j not in matched:
                    taken.add(i)
                    matched[j] = article["statements"][i].get("speech") is not False
            for j, attribution in enumerate(row["attributions"]):
                seen[attribution["name"]] += 1
                right[attribution["name"]] += matched.get(j, False)
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if cells[0] in seen:
            cells[1] = f"{(right[cells[0]] + 1) / (seen[cells[0]] + 2):.2f}"
        print("\t".join(cells))


main()
