"""The tagger's network: looked-up vectors added up, convolutions, tag scores. See docs/names.md."""
import jax
import jax.numpy as jnp
import numpy as np

import quantise
from corpus import TAGS

SHAPES, CONTEXTS, KINDS = 40, 16, 9


def init(key, config, vectors):
    """Fresh parameters. Word vectors are `vectors @ project` with a learned correction each."""
    keys = iter(jax.random.split(key, 40))
    normal = lambda *shape, scale: jax.random.normal(next(keys), shape) * scale
    width, hidden = config["width"], config["hidden"]
    P = {
        "project": normal(vectors.shape[1], width, scale=0.1),
        "correction": jnp.zeros((len(vectors), width)),
        "unknown": normal(width, scale=0.1),
        "piece": normal(config["buckets"] + 1, width, scale=0.05).at[0].set(0),
        "kind": normal(KINDS, width, scale=0.1),
        "shape": normal(SHAPES, width, scale=0.3),
        "context": normal(CONTEXTS, width, scale=0.3),
        "bias": jnp.zeros(width),
        "first": normal(config["taps"], width, hidden, scale=1 / np.sqrt(config["taps"] * width)),
        "first_bias": jnp.zeros(hidden),
        "topic": normal(width, config["topic"], scale=1 / np.sqrt(width)),
        "topic_bias": jnp.zeros(config["topic"]),
        "topic_out": normal(config["topic"], hidden, scale=1 / np.sqrt(config["topic"])),
        "out": normal(hidden, len(TAGS), scale=0.05),
        "out_bias": jnp.zeros(len(TAGS)),
        "skip": normal(width, len(TAGS), scale=0.05),
    }
    for i, (kind, taps, _) in enumerate(config["layers"]):
        if kind == "full":
            P[f"mix{i}"] = normal(taps, hidden, hidden, scale=1 / np.sqrt(taps * hidden))
        else:
            P[f"spread{i}"] = normal(taps, hidden, scale=1 / np.sqrt(taps))
            P[f"mix{i}"] = normal(hidden, hidden, scale=1 / np.sqrt(hidden))
        P[f"mix{i}_bias"] = jnp.zeros(hidden)
    return P


def shifted(x, by):
    """Row t of the result is row t + by of `x`; zero outside."""
    if by > 0:
        return jnp.pad(x, ((0, 0), (0, by), (0, 0)))[:, by:]
    return jnp.pad(x, ((0, 0), (-by, 0), (0, 0)))[:, :by] if by else x


def taps(x, count, dilation):
    """What stands at each tap of a convolution."""
    return [shifted(x, (k - count // 2) * dilation) for k in range(count)]


def rounded(rows):
    """Rows as the model file holds them (see quantise.py); gradients pass as if nothing had been rounded."""
    largest = jnp.abs(jax.lax.stop_gradient(rows)).max(-1, keepdims=True)
    scale = quantise.byte_scale(quantise.scale_byte(largest * quantise.CLIP / 7))
    return rows + jax.lax.stop_gradient(jnp.clip(jnp.round(rows / scale), -7, 7) * scale - rows)


def word_vectors(P, words, vectors, drop=None):
    """The vectors of `words`: their ids in the vocabulary, pieces, kinds in the gazetteer. `drop` says of each what is
    left out: itself, its pieces, its kinds."""
    known, kinds = words["ids"] > 0, words["kinds"].astype(jnp.float32)
    count = jnp.maximum((words["pieces"] > 0).sum(-1), 1)
    parts = rounded(P["piece"])[words["pieces"]].sum(-2) / jnp.sqrt(count)[..., None]
    if drop is not None:
        known &= drop["word"]
        parts *= drop["pieces"][..., None] / 0.9
        kinds *= drop["kinds"][..., None]
    whole = rounded(vectors[words["ids"]] @ P["project"] + P["correction"][words["ids"]])
    return jnp.where(known[..., None], whole, P["unknown"]) + parts + kinds @ P["kind"]


def topics(P, looked_up, shape):
    """What each position's paragraph is about: the mean over its words."""
    paragraph = jnp.cumsum(shape == 0, 1) - (shape == 0)
    same = (paragraph[:, :, None] == paragraph[:, None, :]).astype(jnp.float32)
    each = jax.nn.relu(looked_up @ P["topic"] + P["topic_bias"])
    return same @ each / same.sum(2, keepdims=True)


def forward(P, looked_up, batch, config, key=None):
    """Tag scores (windows × positions × tags). `looked_up` are the vectors of the words at each position, `batch` has the
    shapes and contexts. With a `key`, drops out."""
    hidden, x0 = layers(P, looked_up, batch, config, key)
    return hidden[-1] @ P["out"] + P["out_bias"] + x0 @ P["skip"]


def layers(P, looked_up, batch, config, key=None):
    """The hidden values after each layer, and what the first one reads."""
    x0 = looked_up + P["shape"][batch["shape"]] + P["context"][batch["context"]] + P["bias"]
    x = P["first_bias"] + sum(at @ P["first"][k] for k, at in enumerate(taps(x0, config["taps"], 1)))
    if config["topic"]:
        x += topics(P, looked_up, batch["shape"]) @ P["topic_out"]
    hidden = [dropped(jax.nn.relu(x), key, 0, config)]
    for i, (kind, count, dilation) in enumerate(config["layers"]):
        here = taps(hidden[-1], count, dilation)
        if kind == "full":
            y = sum(at @ P[f"mix{i}"][k] for k, at in enumerate(here))
        else:
            y = sum(at * P[f"spread{i}"][k] for k, at in enumerate(here)) @ P[f"mix{i}"]
        hidden.append(hidden[-1] + dropped(jax.nn.relu(y + P[f"mix{i}_bias"]), key, i + 1, config))
    return hidden, x0


def dropped(x, key, number, config):
    if key is None:
        return x
    kept = jax.random.bernoulli(jax.random.fold_in(key, number), 1 - config["drop"], x.shape)
    return x * kept / (1 - config["drop"])


def loss(P, batch, config, vectors, key):
    looked_up = word_vectors(P, batch["words"], vectors, batch["drop"])
    log_probs = jax.nn.log_softmax(forward(P, looked_up, batch, config, key))
    per_position = -(batch["target"] * log_probs).sum(-1)
    small = 1e-6 * (P["correction"] ** 2).sum()
    return (per_position * batch["weight"]).sum() / batch["weight"].sum() + small
