"""Segments of articles as tensors, and the windows around anchors."""
import numpy as np
import torch

from corpus import CONTENT, CUE, SOURCE, segments
from network import BEFORE, BITS, LABELS, OFFSETS

SMALL = ("form", "tag", "quote", "place", "mention", "ruleLabel", "rule", "prefix", "suffix")


def found(article, position):
    """Labels of the rules with respect to the cue at a position, or None where no rule has a cue there."""
    for row in article.attributions:
        cue = row["cue"]
        if cue and cue[0] <= position < cue[1]:
            return row
    return None


def fill(labels, spans, begin, origin):
    for first, last in spans:
        first, last = max(first - origin, 0), min(last - origin, len(labels))
        if first < last:
            labels[first:last] = begin + 1
            labels[first] = begin


def window(article, start, end, position):
    """What a window tells besides the tokens: positions, whether they are in the segment, relation to the anchor, rules' labels."""
    index = position + OFFSETS
    valid = (index >= start) & (index < end)
    index = np.clip(index, start, end - 1)
    columns = article.columns
    quotation, sentence, paragraph = (columns[name] for name in ("quotation", "sentence", "paragraph"))
    own = quotation[position]
    quoted = np.where(quotation[index] < 0, np.where(own < 0, 0, 2), np.where(own < 0, 1, np.where(quotation[index] == own, 3, 2)))
    step = np.sign(index - position)
    same = paragraph[index] == paragraph[position]
    place = np.where(sentence[index] == sentence[position], 0,
                     np.where(same, np.where(step < 0, 1, 2), np.where(step < 0, 3, 4)))
    labels = np.full(len(OFFSETS), LABELS)
    row = found(article, position)
    if row:
        labels[:] = 0
        origin = position - BEFORE
        fill(labels, row["content"], CONTENT, origin)
        fill(labels, [row["source"]] if row["source"] else [], SOURCE, origin)
        fill(labels, [row["cue"]], CUE, origin)
    return index - start, valid, quoted * 5 + place, labels


class Segment:
    """A piece of an article, ready to be batched."""

    def __init__(self, article, start, end):
        self.article, self.start, self.end = article, start, end
        c = {name: article.columns[name][start:end] for name in SMALL}
        c["vocabulary"] = article.vocabulary[start:end]
        self.columns = c
        raw = article.columns["bits"][start:end]
        self.bits = ((raw[:, None] >> np.arange(BITS, dtype=np.uint64)) & np.uint64(1)).astype(np.float32)
        self.ignored = article.ignored[start:end]
        self.anchors = np.zeros(end - start, np.int64)
        self.frames = []
        for frame in article.frames:
            if start <= frame.anchor < end:
                self.anchors[frame.anchor - start] = 1 if frame.speech else 2
                labels = np.zeros(len(OFFSETS), np.int64)
                origin = frame.anchor - BEFORE
                fill(labels, frame.content, CONTENT, origin)
                fill(labels, frame.source, SOURCE, origin)
                fill(labels, frame.cue, CUE, origin)
                self.frames.append((frame.anchor - start, labels, window(article, start, end, frame.anchor)))

    def __len__(self):
        return self.end - self.start


def cut(articles, limit, generator=None):
    """Segments of all articles; with a generator the cuts fall elsewhere each time."""
    out = []
    for article in articles:
        offset = int(generator.integers(limit // 3, limit)) if generator else 0
        out += [Segment(article, start, end) for start, end in segments(article, limit, offset)]
    return out


def batches(pieces, tokens, generator=None):
    """Lists of segments of like length that hold about so many tokens."""
    noise = generator.random(len(pieces)) * 24 if generator else np.zeros(len(pieces))
    order = sorted(range(len(pieces)), key=lambda i: len(pieces[i]) + noise[i])
    groups, group, longest = [], [], 0
    for i in order:
        longest = max(longest, len(pieces[i]))
        if group and longest * (len(group) + 1) > tokens:
            groups.append(group)
            group, longest = [], len(pieces[i])
        group.append(pieces[i])
    groups.append(group)
    if generator:
        generator.shuffle(groups)
    return groups


def padded(arrays, width, dtype):
    out = np.zeros((len(arrays), width) + arrays[0].shape[1:], dtype)
    for row, array in enumerate(arrays):
        out[row, :len(array)] = array
    return torch.from_numpy(out)


def collate(group):
    width = max(map(len, group))
    batch = {name: padded([s.columns[name] for s in group], width, np.int64) for name in group[0].columns}
    batch["bits"] = padded([s.bits for s in group], width, np.float32)
    batch["mask"] = padded([np.ones(len(s), np.float32) for s in group], width, np.float32)
    batch["anchors"] = padded([np.where(s.ignored, -100, s.anchors) for s in group], width, np.int64)
    for row, segment in enumerate(group):
        batch["anchors"][row, len(segment):] = -100
    return batch


def pairs(entries):
    """Tensors of windows; an entry is (row, position in the segment, window)."""
    return {"row": torch.tensor([row for row, _, _ in entries]), "at": torch.tensor([at for _, at, _ in entries]),
            "index": torch.from_numpy(np.stack([w[0] for _, _, w in entries])),
            "valid": torch.from_numpy(np.stack([w[1] for _, _, w in entries])),
            "relation": torch.from_numpy(np.stack([w[2] for _, _, w in entries])),
            "found": torch.from_numpy(np.stack([w[3] for _, _, w in entries]))}
