"""The network: features of tokens → encoder → anchors of cues, and for each anchor the labels of the tokens around it.

Cue-anchored labelling is the biaffine form of semantic role labelling (Cai et al. 2018, "A full end-to-end semantic role labeler,
syntactic-agnostic over syntactic-aware?") with a ReLU in place of the product. Encoders: gated dilated convolutions (Strubell et al.
2017), depthwise-separable ones, LSTM, and simple recurrent units (Lei et al. 2018), whose matrices are applied to all tokens at once."""
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

BEFORE, AFTER = 96, 160  # tokens around an anchor that it may claim
OFFSETS = np.arange(-BEFORE, AFTER)
LABELS, BITS, AFFIXES, RULES = 7, 53, 2048, 17
EDGES = [1, 2, 3, 4, 5, 7, 10, 15, 23, 36, 61, 101]
SIDE = np.searchsorted(EDGES, np.abs(OFFSETS), "right")
DISTANCE = np.where(OFFSETS < 0, SIDE, SIDE + len(EDGES))  # 1..12 before, 12 at the anchor itself, 13..24 after
DISTANCES = 2 * len(EDGES) + 1
RELATIONS = 4 * 5


class Scan(torch.autograd.Function):
    """c[t] = f[t] * c[t-1] + (1 - f[t]) * u[t] over the first axis."""

    @staticmethod
    def forward(context, u, f):
        un, fn = u.detach().numpy(), f.detach().numpy()
        c = (1 - fn) * un
        for t in range(1, len(c)):
            c[t] += fn[t] * c[t - 1]
        c = torch.from_numpy(c)
        context.save_for_backward(u, f, c)
        return c

    @staticmethod
    def backward(context, gradient):
        u, f, c = context.saved_tensors
        g, fn = gradient.detach().numpy().copy(), f.detach().numpy()
        for t in range(len(g) - 2, -1, -1):
            g[t] += fn[t + 1] * g[t + 1]
        g = torch.from_numpy(g)
        previous = torch.cat([torch.zeros_like(c[:1]), c[:-1]])
        return g * (1 - f), g * (previous - u)


class SRU(nn.Module):
    """One layer of simple recurrent units in both directions, with highways."""

    def __init__(self, d, width=1):
        super().__init__()
        self.half = d // 2
        self.gates = nn.Conv1d(d, 3 * d, width, padding=width // 2, bias=False) if width > 1 else nn.Linear(d, 3 * d, bias=False)
        self.width = width
        self.bias = nn.Parameter(torch.cat([torch.ones(d), torch.zeros(d) - 0.5]))

    def forward(self, x, mask):
        d = 2 * self.half
        y = self.gates(x.transpose(1, 2)).transpose(1, 2) if self.width > 1 else self.gates(x)
        u, f, r = y.split(d, -1)
        f = torch.sigmoid(f + self.bias[:d])
        r = torch.sigmoid(r + self.bias[d:])
        u, f = u.transpose(0, 1).contiguous(), f.transpose(0, 1).contiguous()
        u = u * mask.t().unsqueeze(-1)
        forward = Scan.apply(u[..., :self.half].contiguous(), f[..., :self.half].contiguous())
        backward = Scan.apply(u[..., self.half:].flip(0).contiguous(), f[..., self.half:].flip(0).contiguous()).flip(0)
        c = torch.tanh(torch.cat([forward, backward], -1)).transpose(0, 1)
        return r * c + (1 - r) * x


class Gated(nn.Module):
    """A gated convolution with a residual; `separable` mixes positions channel by channel first."""

    def __init__(self, d, dilation, separable):
        super().__init__()
        self.separable = separable
        if separable:
            self.depth = nn.Conv1d(d, d, 5, padding=2 * dilation, dilation=dilation, groups=d)
            self.mix = nn.Conv1d(d, 2 * d, 1)
        else:
            self.mix = nn.Conv1d(d, 2 * d, 3, padding=dilation, dilation=dilation)
        self.norm = nn.LayerNorm(d)

    def forward(self, x, mask):
        y = (x * mask.unsqueeze(-1)).transpose(1, 2)
        y = self.mix(self.depth(y) if self.separable else y).transpose(1, 2)
        a, b = y.chunk(2, -1)
        return self.norm(x + F.relu(a) * torch.sigmoid(b))


class LSTM(nn.Module):
    def __init__(self, d, layers):
        super().__init__()
        self.lstm = nn.LSTM(d, d // 2, layers, batch_first=True, bidirectional=True, dropout=0.25)

    def forward(self, x, mask):
        lengths = mask.sum(1).long()
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        return nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True, total_length=x.shape[1])[0]


def layers(kind, d, depth=4):
    if kind == "dilated":
        return [Gated(d, k, False) for k in (1, 2, 4, 8, 1, 2, 4, 8)]
    if kind == "separable":
        return [Gated(d, k, True) for k in (1, 2, 4, 8, 1, 2, 4, 8)]
    if kind == "lstm":
        return [LSTM(d, 2)]
    return [SRU(d, 3)] + [SRU(d) for _ in range(depth - 1)]


class Features(nn.Module):
    """Tokens as vectors: GloVe, trained vectors of frequent words, affixes, and the small columns."""

    def __init__(self, glove, own, width=None):
        super().__init__()
        if glove is not None:
            self.glove = nn.Embedding.from_pretrained(torch.from_numpy(glove), freeze=True)
            self.own = nn.Embedding(own + 1, 24)
            self.prefix, self.suffix = nn.Embedding(AFFIXES, 16), nn.Embedding(AFFIXES, 24)
        self.count = own
        self.form, self.tag, self.quote = nn.Embedding(51, 8), nn.Embedding(25, 12), nn.Embedding(7, 8)
        self.place, self.mention = nn.Embedding(8, 6), nn.Embedding(11, 8)
        self.label, self.rule = nn.Embedding(LABELS, 10), nn.Embedding(RULES, 8)
        self.bits = nn.Linear(BITS, 16, bias=False)
        for module in self.modules():
            if isinstance(module, nn.Embedding) and module.weight.requires_grad:
                nn.init.normal_(module.weight, std=0.3)
        self.width = 60 + 16 + (50 + 24 + 16 + 24 if glove is not None else 0)

    def forward(self, b):
        parts = [self.form(b["form"]), self.tag(b["tag"]), self.quote(b["quote"]), self.place(b["place"]), self.mention(b["mention"]),
                 self.label(b["ruleLabel"]), self.rule(b["rule"]), self.bits(b["bits"])]
        if hasattr(self, "glove"):
            word = b["vocabulary"]
            parts += [self.glove(word), self.own(word.clamp(max=self.count)), self.prefix(b["prefix"]), self.suffix(b["suffix"])]
        return torch.cat(parts, -1)


class Heads(nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.anchor = nn.Linear(d, 3)
        self.token, self.centre = nn.Linear(d, hidden), nn.Linear(d, hidden, bias=False)
        self.distance, self.relation = nn.Embedding(DISTANCES, hidden), nn.Embedding(RELATIONS, hidden)
        self.found = nn.Embedding(LABELS + 1, hidden)
        self.out = nn.Linear(hidden, LABELS)
        for table in (self.distance, self.relation, self.found):
            nn.init.normal_(table.weight, std=0.2)
        self.register_buffer("buckets", torch.from_numpy(DISTANCE.astype(np.int64)))

    def anchors(self, h):
        return self.anchor(h)

    def labels(self, h, pairs):
        """Logits (anchors, window, labels) for the anchors of a batch."""
        token, centre = self.token(h), self.centre(h)
        z = token[pairs["row"].unsqueeze(1), pairs["index"]]
        z = z + centre[pairs["row"], pairs["at"]].unsqueeze(1) + self.distance(self.buckets)
        z = z + self.relation(pairs["relation"]) + self.found(pairs["found"])
        return self.out(F.relu(z))


class Network(nn.Module):
    """The student that is shipped."""

    def __init__(self, glove, own, kind="sru", d=128, depth=4, hidden=64, dropout=0.3):
        super().__init__()
        self.kind, self.d = kind, d
        self.features = Features(glove, own)
        self.enter = nn.Linear(self.features.width, d)
        self.norm = nn.LayerNorm(d)
        self.layers = nn.ModuleList(layers(kind, d, depth))
        self.heads = Heads(d, hidden)
        self.dropout = dropout

    def drop(self, x, p):
        """Variational dropout: one mask for all tokens of a segment (Gal and Ghahramani 2016)."""
        if not self.training:
            return x
        return x * torch.bernoulli(torch.full((x.shape[0], 1, x.shape[2]), 1 - p)) / (1 - p)

    def encode(self, batch):
        x = F.dropout(self.features(batch), 0.2, self.training)
        x = self.norm(self.enter(x)) * batch["mask"].unsqueeze(-1)
        for layer in self.layers:
            x = layer(self.drop(x, self.dropout), batch["mask"])
        return self.drop(x, self.dropout)


class Teacher(nn.Module):
    """A pretrained transformer with the same heads, to label what has no gold."""

    def __init__(self, folder, d=192):
        super().__init__()
        from transformers import AutoModel
        self.body = AutoModel.from_pretrained(folder)
        self.features = Features(None, 0)
        self.enter = nn.Linear(self.body.config.hidden_size + self.features.width, d)
        self.heads = Heads(d, 96)

    def encode(self, batch):
        hidden = self.body(input_ids=batch["pieces"], attention_mask=batch["pieceMask"]).last_hidden_state
        rows = torch.arange(hidden.shape[0]).unsqueeze(1)
        words = hidden[rows, batch["firstPiece"]]
        x = torch.cat([F.dropout(words, 0.1, self.training), self.features(batch)], -1)
        return F.dropout(F.gelu(self.enter(x)), 0.1, self.training)
