#!/usr/bin/env python3
"""export.py MODEL OUT: the weights file that the extractor embeds, in the order in which it computes.

Form: "DMNW", count (uint32), then for each tensor: length of name, name, type (0 float32, 1 float16, 2 int8, 3 uint64, 4 uint16), rank,
shape (uint32 each), padding to 8 bytes, values. Matrices lie as inputs × outputs."""
import struct
import sys

import numpy as np
import torch

from network import BEFORE, OFFSETS, Network

TYPES = {np.dtype("float32"): 0, np.dtype("float16"): 1, np.dtype("int8"): 2, np.dtype("uint64"): 3, np.dtype("uint16"): 4}


def rounded(saved):
    """The network with its weights as the file holds them."""
    model = Network(saved["rounded"].astype(np.float32) * np.float32(saved["scale"]), saved["own"], saved["encoder"], saved["width"],
                    saved.get("depth", 4), saved.get("hidden", 64))
    state = {name: value.half().float() if value.is_floating_point() and name != "features.glove.weight" else value
             for name, value in saved["state"].items()}
    model.load_state_dict(state)
    return model.eval()


def tensors(saved):
    state = {name: value.detach().float().numpy() for name, value in saved["state"].items()}
    half = lambda array: np.ascontiguousarray(array, np.float16)
    order = np.argsort(np.array(saved["words"], np.uint64))
    out = {"words.keys": np.array(saved["words"], np.uint64)[order],
           "words.glove": np.concatenate([saved["rounded"][:-1][order], saved["rounded"][-1:]]),
           "words.scale": np.array([saved["scale"]], np.float32),
           "words.ownRows": np.append(np.minimum(order, saved["own"]), saved["own"]).astype(np.uint16),
           "words.own": half(state["features.own.weight"])}
    for name in ("prefix", "suffix", "form", "tag", "quote", "place", "mention", "label", "rule"):
        out[f"features.{name}"] = half(state[f"features.{name}.weight"])
    out["features.bits"] = half(state["features.bits.weight"].T)
    out["enter"], out["enter.bias"] = half(state["enter.weight"].T), half(state["enter.bias"])
    out["norm"], out["norm.bias"] = half(state["norm.weight"]), half(state["norm.bias"])
    layer = 0
    while f"layers.{layer}.gates.weight" in state:
        matrix = state[f"layers.{layer}.gates.weight"]
        out[f"layer{layer}"] = half(matrix.transpose(2, 1, 0).reshape(-1, len(matrix)) if matrix.ndim == 3 else matrix.T)
        out[f"layer{layer}.bias"] = half(np.concatenate([np.zeros(len(matrix) // 3), state[f"layers.{layer}.bias"]]))
        layer += 1
    heads = [state["heads.token.weight"], state["heads.centre.weight"], np.pad(state["heads.anchor.weight"], ((0, 13), (0, 0)))]
    biases = [state["heads.token.bias"], np.zeros(len(heads[1])), np.pad(state["heads.anchor.bias"], (0, 13))]
    out["heads"], out["heads.bias"] = half(np.concatenate(heads).T), half(np.concatenate(biases))
    for name in ("distance", "relation", "found"):
        out[f"heads.{name}"] = half(state[f"heads.{name}.weight"])
    out["heads.out"] = half(np.pad(state["heads.out.weight"].T, ((0, 0), (0, 9))))
    out["heads.out.bias"] = half(np.pad(state["heads.out.bias"], (0, 9)))
    out["window"] = np.array([BEFORE, len(OFFSETS) - BEFORE], np.float32)
    return out


def write(saved, path):
    with open(path, "wb") as file:
        values = tensors(saved)
        file.write(b"DMNW" + struct.pack("<I", len(values)))
        for name, array in values.items():
            file.write(struct.pack("<B", len(name)) + name.encode() + struct.pack("<BB", TYPES[array.dtype], array.ndim))
            file.write(struct.pack(f"<{array.ndim}I", *array.shape))
            file.write(bytes(-file.tell() % 8))
            file.write(array.astype(array.dtype.newbyteorder("<")).tobytes())


if __name__ == "__main__":
    write(torch.load(sys.argv[1], weights_only=False), sys.argv[2])
