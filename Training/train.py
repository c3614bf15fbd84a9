#!/usr/bin/env python3
"""train.py --gold FOLDER --features FOLDER --out MODEL [--encoder sru|dilated|separable|lstm] [--silver FILE]

Trains the attribution network on PolNeAR's training articles (and on what teachers labelled), and prints how it does on the dev ones."""
import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from batches import batches, collate, cut, pairs
from corpus import load
from decode import evaluate, line, predict
from network import Network
from vocabulary import Vocabulary

PERSON, STATES = 1, (3, 5, 6, 8)


def seed(number):
    random.seed(number)
    np.random.seed(number)
    torch.manual_seed(number)
    torch.use_deterministic_algorithms(True)


class Exchange:
    """Augmentation: names exchanged for others of their kind, and persons now and then for states and organizations."""

    def __init__(self, articles, generator):
        self.generator = generator
        pools = {}
        for article in articles:
            c = article.columns
            single = (c["mention"] > 0) & (c["mention"] < 9) & (c["form"] % 3 > 0)
            for i in np.flatnonzero(single):
                pools.setdefault(int(c["mention"][i]), []).append(
                    (article.vocabulary[i], c["prefix"][i], c["suffix"][i], c["form"][i], c["tag"][i]))
        self.pools = {kind: np.array(rows, np.int64) for kind, rows in pools.items()}

    def __call__(self, batch, names=0.25, roles=0.08):
        g, mention = self.generator, batch["mention"].numpy()
        keys = ("vocabulary", "prefix", "suffix", "form", "tag")
        for kind, pool in self.pools.items():
            rows, at = np.nonzero((mention == kind) & (batch["form"].numpy() % 3 > 0) & (g.random(mention.shape) < names))
            chosen = pool[g.integers(0, len(pool), len(rows))]
            for column, key in enumerate(keys):
                batch[key].numpy()[rows, at] = chosen[:, column]
        before, after = np.roll(mention, 1, 1), np.roll(mention, -1, 1)
        lone = (mention == PERSON) & (before != PERSON) & (after != PERSON) & (before != 2) & (g.random(mention.shape) < roles)
        rows, at = np.nonzero(lone)
        if len(rows):
            for row, position in zip(rows, at):
                kind = STATES[g.integers(len(STATES))]
                chosen = self.pools[kind][g.integers(len(self.pools[kind]))]
                for column, key in enumerate(keys):
                    batch[key][row, position] = int(chosen[column])
                batch["mention"][row, position] = kind


def loss(model, batch, group, weight=1.0, soft=None):
    """Cross-entropy of anchors and of labels; with a teacher's probabilities as targets where it gives them."""
    h = model.encode(batch)
    logits = model.heads.anchors(h)
    if soft is None:
        anchors = F.cross_entropy(logits.transpose(1, 2), batch["anchors"], ignore_index=-100, reduction="sum")
    else:
        anchors = -(batch["softAnchors"] * F.log_softmax(logits, -1)).sum(-1)[batch["mask"] > 0].sum()
    entries = [(row, at, w) for row, segment in enumerate(group) for at, _, w in segment.frames]
    total = anchors
    if entries:
        part = pairs(entries)
        out = model.heads.labels(h, part)
        if soft is None:
            gold = torch.from_numpy(np.stack([labels for segment in group for _, labels, _ in segment.frames]))
            pairwise = F.cross_entropy(out.transpose(1, 2), gold, reduction="none", label_smoothing=0.02)
        else:
            target = torch.from_numpy(np.stack([labels for segment in group for _, labels, _ in segment.frames]).astype(np.float32))
            pairwise = -(target * F.log_softmax(out, -1)).sum(-1)
        total = total + weight * (pairwise * part["valid"]).sum() * 0.15
    return total / 100


def fit(model, train, dev, gold, epochs, rate, generator, exchange=None, tokens=4096, silver=None, log=print, average=0.0):
    groups = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(groups, rate, weight_decay=0.02, betas=(0.9, 0.98))
    steps = epochs * (len(batches(cut(train, 384), tokens)) + 4) + epochs * (len(batches(silver, tokens)) if silver else 0)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps + 50, pct_start=0.12)
    mean = {k: v.detach().clone() for k, v in model.state_dict().items()} if average else None
    done = 0
    for epoch in range(epochs):
        start, total, count = time.time(), 0.0, 0
        work = [(group, False) for group in batches(cut(train, 384, generator), tokens, generator)]
        if silver:
            work += [(group, True) for group in batches(silver, tokens, generator)]
            generator.shuffle(work)
        for group, isSilver in work:
            batch = collate(group)
            if exchange and not isSilver:
                exchange(batch)
            if isSilver:
                width = batch["mask"].shape[1]
                batch["softAnchors"] = torch.from_numpy(np.stack(
                    [np.pad(s.soft, ((0, width - len(s)), (0, 0))) for s in group]).astype(np.float32))
            optimizer.zero_grad()
            value = loss(model, batch, group, soft=True if isSilver else None)
            value.backward()
            torch.nn.utils.clip_grad_norm_(groups, 1.0)
            optimizer.step()
            if done < steps + 49:
                schedule.step()
            done += 1
            total, count = total + value.item(), count + 1
            if mean and epoch >= epochs // 2:
                with torch.no_grad():
                    for k, v in model.state_dict().items():
                        if v.is_floating_point():
                            mean[k].lerp_(v, 1 - average)
            elif mean:
                mean = {k: v.detach().clone() for k, v in model.state_dict().items()}
        log(f"epoch {epoch + 1}  loss {total / count:.3f}  {time.time() - start:.0f} s", flush=True)
        if dev and (epoch % 4 == 3 or epoch == epochs - 1):
            if mean and epoch == epochs - 1:
                log("  last weights:", flush=True)
                report(model, dev, gold, log)
                model.load_state_dict(mean)
            report(model, dev, gold, log)


def report(model, dev, gold, log=print):
    found = predict(model, dev)
    return max((evaluate(gold, dev, found, t)["e2e"]["0.5"]["F1"], t) for t in
               [t for t in (0.3, 0.4, 0.5, 0.6) if log(f"  at {t}: " + line(evaluate(gold, dev, found, t)), flush=True) is None])


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--gold", type=Path, required=True)
    arguments.add_argument("--features", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--encoder", default="sru")
    arguments.add_argument("--epochs", type=int, default=14)
    arguments.add_argument("--rate", type=float, default=4e-3)
    arguments.add_argument("--width", type=int, default=128)
    arguments.add_argument("--depth", type=int, default=4, help="layers, for sru")
    arguments.add_argument("--hidden", type=int, default=64, help="width of the labeller")
    arguments.add_argument("--dropout", type=float, default=0.3)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--plain", action="store_true", help="no exchange of names")
    arguments.add_argument("--silver", type=Path)
    arguments.add_argument("--articles", type=int)
    options = arguments.parse_args()
    seed(options.seed)
    torch.set_num_threads(options.threads)
    generator = np.random.default_rng(options.seed)
    train = load(options.features / "polnear-train.f.jsonl", options.gold / "polnear/train.jsonl")
    if options.articles:
        train = train[:options.articles]
    dev = load(options.features / "polnear-dev.f.jsonl", options.gold / "polnear/dev.jsonl")
    gold = [json.loads(row) for row in open(options.gold / "polnear/dev.jsonl", encoding="utf-8")]
    wire = load(options.features / "unlabelled-newswire.f.jsonl", options.gold / "unlabelled/newswire.jsonl")
    vocabulary = Vocabulary(train + wire)
    for part in (train, dev, wire):
        vocabulary.number(part)
    silver = None
    if options.silver:
        from silver import segments
        silver = segments(wire, options.silver)
    model = Network(vocabulary.vectors, vocabulary.own, options.encoder, options.width, options.depth,
                    options.hidden, options.dropout)
    print(sum(p.numel() for p in model.parameters() if p.requires_grad), "trained weights;", vocabulary.own, "own words;",
          sum(map(len, train)), "tokens", flush=True)
    exchange = None if options.plain else Exchange(train + wire, generator)
    fit(model, train, dev, gold, options.epochs, options.rate, generator, exchange, silver=silver, average=0.99)
    start = time.time()
    torch.set_num_threads(1)
    with torch.no_grad():
        model.eval()
        for group in batches(cut(dev, 1024), 4096):
            model.heads.anchors(model.encode(collate(group)))
    print(f"{sum(len(a.text.split()) for a in dev) / (time.time() - start):.0f} words/s on one core", flush=True)
    torch.save({"state": model.state_dict(), "encoder": options.encoder, "width": options.width,
                "depth": options.depth, "hidden": options.hidden, "own": vocabulary.own,
                "words": vocabulary.words, "scale": vocabulary.scale, "rounded": vocabulary.rounded}, options.out)


if __name__ == "__main__":
    main()
