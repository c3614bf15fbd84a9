#!/usr/bin/env python3
"""reference.py MODEL FEATURES OUT: what PyTorch makes of 100 sentences, for the test of the Swift network.

The sentences are the first longer ones of the articles in Samples/. FEATURES is the TrainingFeatures program. Writes OUT/sentences.jsonl."""
import json
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import torch

from batches import Segment, collate, pairs, window
from corpus import load
from export import rounded

ROOT = Path(__file__).parent.parent


def sentences(count=100):
    texts = []
    for name in ("whitehouse.jsonl", "wikinews.jsonl"):
        for line in open(ROOT / "Samples" / name, encoding="utf-8"):
            parts = [s for p in json.loads(line)["text"].split("\n\n") for s in re.split(r"(?<=[.!?”\"]) (?=[A-Z“\"])", p)]
            texts += [s for s in parts if 60 < len(s) < 400][:2 if name.startswith("white") else 5]
    return texts[-count:]


def main():
    model, program, out = sys.argv[1:]
    lines = "".join(json.dumps({"id": str(i), "text": s}, ensure_ascii=False) + "\n" for i, s in enumerate(sentences()))
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "texts").write_text(lines, encoding="utf-8")
    (folder / "columns").write_bytes(subprocess.run([program], input=lines.encode(), check=True, stdout=subprocess.PIPE).stdout)
    saved = torch.load(model, weights_only=False)
    network = rounded(saved)
    rows = {word: row for row, word in enumerate(saved["words"])}
    with open(folder / "sentences.jsonl", "w", encoding="utf-8") as file, torch.no_grad():
        for article in load(folder / "columns", folder / "texts"):
            article.vocabulary = np.array([rows.get(w, len(rows)) for w in article.columns["word"].tolist()], np.int64)
            segment = Segment(article, 0, len(article))
            h = network.encode(collate([segment]))
            anchors = torch.softmax(network.heads.anchors(h), -1)[0].numpy()
            at = int(anchors[:, 0].argmin())
            part = pairs([(0, at, window(article, 0, len(article), at))])
            labels = torch.softmax(network.heads.labels(h, part), -1)[0].numpy()[part["valid"][0].numpy()]
            file.write(json.dumps({"text": article.text, "anchors": np.round(anchors, 5).tolist(), "anchor": at,
                                   "labels": np.round(labels, 5).tolist()}, ensure_ascii=False) + "\n")
    (folder / "texts").unlink()
    (folder / "columns").unlink()


if __name__ == "__main__":
    main()
