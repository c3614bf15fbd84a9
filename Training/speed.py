#!/usr/bin/env python3
"""speed.py FEATURES GOLD MODEL ...: words a second of each model's encoder and heads in PyTorch on one core, in one run."""
import sys
import time

import numpy as np
import torch

from batches import batches, collate, cut
from corpus import load
from export import rounded


@torch.no_grad()
def main():
    torch.set_num_threads(1)
    articles = load(f"{sys.argv[1]}/polnear-dev.f.jsonl", f"{sys.argv[2]}/polnear/dev.jsonl")
    words = sum(len(article.text.split()) for article in articles)
    for path in sys.argv[3:]:
        saved = torch.load(path, weights_only=False)
        network = rounded(saved)
        rows = {word: row for row, word in enumerate(saved["words"])}
        for article in articles:
            article.vocabulary = np.array([rows.get(w, len(rows)) for w in article.columns["word"].tolist()], np.int64)
        groups = [collate(group) for group in batches(cut(articles, 1024), 4096)]
        best = min(timed(network, groups) for _ in range(3))
        print(f"{path}: {words / best:.0f} words/s", flush=True)


def timed(network, groups):
    start = time.process_time()
    for group in groups:
        h = network.encode(group)
        network.heads.anchors(h), network.heads.token(h), network.heads.centre(h)
    return time.process_time() - start


if __name__ == "__main__":
    main()
