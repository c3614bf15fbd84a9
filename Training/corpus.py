"""Articles as columns of integers, with the gold attributions as token positions.

The columns come from the extractor itself (`TrainingFeatures`), so the trainer reads exactly what the product computes."""
import json
from dataclasses import dataclass, field

import numpy as np

COLUMNS = ("word", "prefix", "suffix", "form", "tag", "quote", "place", "mention", "bits", "ruleLabel", "rule",
           "quotation", "sentence", "paragraph")
VERBAL = {8, 9, 10, 11, 12, 13, 14}
MODAL, NOUNS = 14, {0, 1}
AUXILIARY = 0b111  # the word classes be, have, do
SOURCE, CUE, CONTENT = 1, 3, 5  # a label's begin; + 1 is its inside


@dataclass
class Frame:
    """An attribution: the anchor (a token of the cue), and token ranges."""
    anchor: int
    source: list
    cue: list
    content: list
    speech: bool = True


@dataclass
class Article:
    id: str
    text: str
    starts: np.ndarray  # Unicode scalars
    ends: np.ndarray
    columns: dict
    attributions: list
    frames: list = field(default_factory=list)
    ignored: np.ndarray = None

    def __len__(self):
        return len(self.starts)


def anchor(columns, first, last):
    """The token that stands for a cue: its first full verb, else its first noun, else its first token."""
    tags, bits = columns["tag"], columns["bits"]
    for index in range(first, last):
        if tags[index] in VERBAL and tags[index] != MODAL and not int(bits[index]) & AUXILIARY:
            return index
    return next((index for index in range(first, last) if tags[index] in NOUNS), first)


def scalars(text):
    """Unicode scalar position of each UTF-8 byte offset."""
    table, position = {}, 0
    for index, character in enumerate(text):
        table[position] = index
        position += len(character.encode())
    table[position] = len(text)
    return table


def load(features, gold=None):
    """The articles of a file of columns, with the frames of its gold file where there is one."""
    articles = []
    rows = [json.loads(line) for line in open(gold, encoding="utf-8")] if gold else None
    for number, line in enumerate(open(features, encoding="utf-8")):
        row = json.loads(line)
        raw = rows[number]
        assert raw["id"] == row["id"], "columns and gold are not of the same articles"
        table = scalars(raw["text"])
        starts = np.array([table[s] for s, _ in row["tokens"]], int)
        ends = np.array([table[e] for _, e in row["tokens"]], int)
        columns = {name: np.array(row[name], np.uint64 if name in ("word", "bits") else np.int64) for name in COLUMNS}
        article = Article(raw["id"], raw["text"], starts, ends, columns, row["attributions"])
        article.ignored = np.zeros(len(starts), bool)

        def tokens(spans):
            ranges = []
            for s, e in spans or []:
                first, last = int(np.searchsorted(ends, s, "right")), int(np.searchsorted(starts, e, "left"))
                if first < last:
                    ranges.append((first, last))
            return ranges

        for first, last in tokens(raw.get("ignore")):
            article.ignored[first:last] = True
        for statement in raw.get("statements", []):
            cue = tokens(statement.get("cue"))
            content = tokens(statement["content"])
            if cue and content:
                article.frames.append(Frame(anchor(columns, *cue[0]), tokens(statement.get("source")), cue, content,
                                            statement.get("speech", True)))
        articles.append(article)
    return articles


def segments(article, limit, offset=0):
    """Token ranges of at most `limit` tokens that end at paragraphs where they can, else at sentences."""
    paragraph, sentence = article.columns["paragraph"], article.columns["sentence"]
    cuts, start, n = [], 0, len(article)
    first = offset or limit
    while start < n:
        end = min(n, start + (first if not cuts else limit))
        if end < n:
            for column in (paragraph, sentence):
                back = end
                while back > start and column[back] == column[back - 1]:
                    back -= 1
                if back > start:
                    end = back
                    break
        cuts.append((start, end))
        start = end
    return cuts
