"""Parameters → the model file. `src/model/network.rs` and its neighbours read it."""
import struct
from pathlib import Path

import jax
import numpy as np

import quantise

MAGIC, VERSION = b"RUBNAMES", 2
HASH_BITS = 27


def fnv(data, start=0x811C9DC5):
    for byte in data:
        start = (start ^ byte) * 0x01000193 & 0xFFFFFFFF
    return start


def checksum(payload):
    """Adler-32 would do; this is FNV-1a over 32-bit words, so that loading stays fast."""
    padded = payload + b"\0" * (-len(payload) % 4)
    total = 0x811C9DC5
    for word in np.frombuffer(padded, "<u4").tolist():
        total = (total ^ word) * 0x01000193 & 0xFFFFFFFF
    return total


def sorted_hashes(names):
    """The words' hashes in ascending order and the row of each; of two words with one hash the more frequent stays."""
    first = {}
    for row, name in enumerate(names):
        first.setdefault(fnv(name.encode()) >> 32 - HASH_BITS, row)
    hashes = sorted(first)
    return hashes, np.array([first[h] for h in hashes])


def deltas(hashes):
    """Differences, seven bits a byte, the high bit set where more follow."""
    out, last = bytearray(), 0
    for value in hashes:
        delta, last = value - last, value
        while delta > 127:
            out.append(delta & 127 | 128)
            delta >>= 7
        out.append(delta)
    return bytes(out)


def floats(values):
    return np.asarray(values, "<f4").tobytes()


def matrix(rows):
    """Rows of bytes, a scale each."""
    scales, values = quantise.bytes_of(rows)
    return scales.tobytes() + values.tobytes()


def dense(weights, bias):
    """A matrix with a row for each output, and the outputs' biases."""
    return matrix(weights.reshape(-1, weights.shape[-1]).T) + floats(bias)


def table(rows):
    scales, packed = quantise.nibbles(np.asarray(rows))
    return scales.tobytes() + packed.tobytes()


def first(P):
    """What a word's vector gives at each tap, and to the tags."""
    taps = P["first"].transpose(1, 0, 2).reshape(P["first"].shape[1], -1)
    return np.concatenate([taps, P["skip"]], 1)


def payload(names, P, vectors, config):
    words = np.asarray(vectors) @ P["project"] + P["correction"]
    hashes, order = sorted_hashes(names)
    packed = deltas(hashes)
    layers, plain = config["layers"], np.zeros
    if any(kind != "full" or count != 3 for kind, count, _ in layers):
        raise SystemExit("the program reads convolutions over three positions only: measure others, do not export them")
    head = [config["width"], config["hidden"], config["topic"], config["taps"], len(layers), config["buckets"], len(hashes), len(packed)]
    head += [dilation for _, _, dilation in layers]
    parts = [struct.pack(f"<{len(head)}I", *head), packed, table(words[1:][order]), table(P["piece"][1:])]
    parts += [floats(P["unknown"]), matrix(P["kind"])]
    parts += [matrix(P["shape"]), matrix(P["context"]), floats(P["bias"])]
    parts += [dense(first(P), plain(first(P).shape[1])), floats(P["first_bias"])]
    parts += [dense(P["topic"], P["topic_bias"]), dense(P["topic_out"], plain(config["hidden"]))]
    parts += [dense(P[f"mix{i}"], P[f"mix{i}_bias"]) for i, _ in enumerate(layers)]
    parts += [dense(P["out"], P["out_bias"])]
    return b"".join(parts)


def write(path, names, P, vectors, config):
    """Writes the model. `vectors` are those that the words' own start from, row 0 for none."""
    body = payload(names, jax.tree.map(np.asarray, P), vectors, config)
    Path(path).write_bytes(MAGIC + struct.pack("<III", VERSION, len(body), checksum(body)) + body)
    print(f"{path}: {len(body) + 20} bytes")
