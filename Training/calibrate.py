#!/usr/bin/env python3
"""calibrate.py --gold FOLDER --binary demarche --out calibration.tsv

Fits the confidence of statements on PolNeAR's dev articles: a logistic regression (Platt 1999) of whether a statement is right on the
network's probabilities and the precision of its rule. Prints the expected calibration error in five folds by article, which is what
to expect of articles that it was not fitted on, and on diplomacy dev."""
import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "Tools/evaluation"))
import calibration  # noqa: E402
from score import load  # noqa: E402

NAMES = ["constant", "cue", "source", "content", "rule", "unnamed"]


def logit(p):
    p = np.clip(p, 0.001, 0.999)
    return np.log(p / (1 - p))


def rows(gold, binary, precision):
    """(article, features, right) of the statements that the network had a say in, and (confidence, right) of the others."""
    with tempfile.TemporaryDirectory() as folder:
        findings, predicted = Path(folder) / "findings", Path(folder) / "predicted"
        findings.write_bytes(subprocess.run([str(binary), "extract", str(gold)], check=True, stdout=subprocess.PIPE).stdout)
        predicted.write_bytes(subprocess.run([sys.executable, str(ROOT / "Tools/evaluation/from_findings.py"), str(findings),
                                              str(gold)], check=True, stdout=subprocess.PIPE).stdout)
        found = {row["id"]: row["statements"] for row in map(json.loads, open(findings, encoding="utf-8"))}
        made = {row["id"]: row["statements"] for row in load(predicted)}
    out, rest = [], []
    for article in load(gold):
        for statement, right in zip(found[article["id"]], calibration.verdicts(article, made[article["id"]])):
            if right is None:
                continue
            p = statement.get("probabilities")
            if p is None:
                rest.append((statement["confidence"], right))
                continue
            named = bool(statement.get("source"))
            out.append((article["id"], [1, logit(p["cue"]), np.log(max(p["source"], 1e-3)) if named else 0,
                                        np.log(max(p["content"], 1e-3)), logit(precision[statement["rule"]]), 0 if named else 1], right))
    return out, rest


def fit(x, y):
    def loss(w):
        z = x @ w
        return np.mean(np.logaddexp(0, z) - y * z) + 1e-3 * np.sum(w[1:] ** 2)
    return minimize(loss, np.zeros(x.shape[1]), method="BFGS").x


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--gold", type=Path, required=True)
    arguments.add_argument("--binary", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    options = arguments.parse_args()
    table = [line.rstrip("\n").split("\t") for line in open(ROOT / "Sources/Embedded/Lexicon/rules.tsv", encoding="utf-8")]
    precision = {row[0]: float(row[1]) for row in table if not row[0].startswith("#") and row[0] != "rule"}
    data, rest = rows(options.gold / "polnear/dev.jsonl", options.binary, precision)
    x, y = np.array([f for _, f, _ in data], float), np.array([r for _, _, r in data], float)
    names = sorted({a for a, _, _ in data})
    fold = np.array([names.index(a) % 5 for a, _, _ in data])
    sigmoid = lambda z: 1 / (1 + np.exp(-z))
    crossed = np.zeros(len(y))
    for k in range(5):
        crossed[fold == k] = sigmoid(x[fold == k] @ fit(x[fold != k], y[fold != k]))
    print(f"PolNeAR dev, five folds: expected calibration error {calibration.expected_error(list(zip(crossed, y)) + rest):.3f}")
    weights = fit(x, y)
    other, rest = rows(options.gold / "diplomacy/dev.jsonl", options.binary, precision)
    pairs = [(sigmoid(np.array(f, float) @ weights), r) for _, f, r in other] + rest
    print(f"diplomacy dev, not fitted on: {calibration.expected_error(pairs):.3f}")
    with open(options.out, "w", encoding="utf-8") as out:
        out.write("# Source: fitted by Training/calibrate.py on PolNeAR's dev articles. Weights of a logistic regression: see "
                  "Sources/Extraction/Calibration.swift.\nname\tweight\n")
        out.writelines(f"{name}\t{weight:.4f}\n" for name, weight in zip(NAMES, weights))


if __name__ == "__main__":
    main()
