"""Labels → statements: constrained decoding over each anchor's window, and scoring."""
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import torch

from batches import collate, cut, batches, pairs, window
from corpus import CONTENT, CUE, SOURCE
from network import LABELS, OFFSETS

sys.path.insert(0, str(Path(__file__).parent.parent / "Tools/evaluation"))

# From which label to which: an inside follows only its own begin or inside (constrained decoding).
ALLOWED = np.array([[to not in (2, 4, 6) or start in (to - 1, to) for to in range(LABELS)] for start in range(LABELS)])


def viterbi(scores, valid):
    """Best labels (anchors, window) of log-probabilities (anchors, window, labels)."""
    n, width, _ = scores.shape
    scores = np.where(valid[..., None], scores, np.where(np.arange(LABELS) == 0, 0.0, -1e4))
    bar = np.where(ALLOWED, 0.0, -1e4)
    best = scores[:, 0] + np.where(np.isin(np.arange(LABELS), (2, 4, 6)), -1e4, 0.0)
    back = np.zeros((n, width, LABELS), np.int8)
    for t in range(1, width):
        total = best[:, :, None] + bar
        back[:, t] = total.argmax(1)
        best = total.max(1) + scores[:, t]
    labels = np.zeros((n, width), np.int64)
    labels[:, -1] = best.argmax(1)
    for t in range(width - 1, 0, -1):
        labels[:, t - 1] = back[np.arange(n), t, labels[:, t]]
    return labels


def runs(labels, begin):
    """Ranges of one kind of label."""
    out, start = [], None
    for i, label in enumerate(list(labels) + [0]):
        if start is not None and label != begin + 1:
            out.append((start, i))
            start = None
        if label == begin:
            start = i
    return out


@torch.no_grad()
def predict(model, articles, floor=0.1, limit=1024, tokens=8192, prepare=None):
    """For each article its anchors: (position, probabilities, best labels)."""
    model.eval()
    found = {article.id: [] for article in articles}
    for group in batches(cut(articles, limit), tokens):
        batch = collate(group)
        if prepare:
            prepare(batch, group)
        h = model.encode(batch)
        probability = torch.softmax(model.heads.anchors(h), -1).numpy()
        entries, where = [], []
        for row, segment in enumerate(group):
            for at in np.flatnonzero(1 - probability[row, :len(segment), 0] > floor):
                position = segment.start + int(at)
                entries.append((row, int(at), window(segment.article, segment.start, segment.end, position)))
                where.append((segment.article, position, probability[row, at]))
        for first in range(0, len(entries), 256):
            part = pairs(entries[first:first + 256])
            scores = torch.log_softmax(model.heads.labels(h, part), -1).numpy()
            best = viterbi(scores, part["valid"].numpy())
            for (article, position, chance), labels in zip(where[first:first + 256], best):
                found[article.id].append((position, chance, labels))
    model.train()
    return found


def statements(article, found, threshold):
    """Statements in the scorer's form."""
    out = []
    for position, chance, labels in found:
        if chance[1] < threshold:
            continue
        spans = {}
        for name, begin in (("content", CONTENT), ("source", SOURCE), ("cue", CUE)):
            spans[name] = [(position + int(OFFSETS[a]), position + int(OFFSETS[b - 1]) + 1) for a, b in runs(labels, begin)]
        if not spans["content"]:
            continue
        scalar = lambda ranges: [[int(article.starts[a]), int(article.ends[b - 1])] for a, b in ranges]
        out.append({"kind": "unknown", "content": scalar(spans["content"]), "source": scalar(spans["source"][:1]) or None,
                    "cue": scalar(spans["cue"][:1]) or None, "speaker": None})
    return out


def evaluate(gold, articles, found, threshold=0.5, speech=True):
    """score.py's summary of the statements above a threshold."""
    import score
    care = (lambda s: s.get("speech", True)) if speech else (lambda s: True)
    total = Counter()
    for raw, article in zip(gold, articles):
        total.update(score.score_article(raw, {"statements": statements(article, found[article.id], threshold)}, [0.5], True, care)[0])
    return score.summarise(total, [0.5])


def line(report):
    """A summary in one line."""
    e2e, content = report["e2e"]["0.5"], report["content"]
    return (f"e2e P {100 * e2e['P']:.1f} R {100 * e2e['R']:.1f} F1 {100 * e2e['F1']:.1f}  content {100 * content['0.5']['F1']:.1f} "
            f"exact {100 * content['exact']['F1']:.1f}  attribution {100 * (report['attribution']['0.5']['all']['acc'] or 0):.1f}")
