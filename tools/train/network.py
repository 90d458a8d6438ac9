"""The tagger's network: looked-up vectors added up, three small convolutions, tag scores. See docs/names.md."""
import jax
import jax.numpy as jnp
import numpy as np

import quantise
from corpus import TAGS

SHAPES, CONTEXTS = 40, 16


def init(key, config, vectors):
    """Fresh parameters. Word vectors are `vectors @ project` with a learned correction each."""
    keys = iter(jax.random.split(key, 20))
    normal = lambda *shape, scale: jax.random.normal(next(keys), shape) * scale
    width, hidden = config["width"], config["hidden"]
    P = {
        "project": normal(vectors.shape[1], width, scale=0.1),
        "correction": jnp.zeros((len(vectors), width)),
        "unknown": normal(width, scale=0.1),
        "piece": normal(config["buckets"] + 1, width, scale=0.05).at[0].set(0),
        "shape": normal(SHAPES, width, scale=0.3),
        "context": normal(CONTEXTS, width, scale=0.3),
        "bias": jnp.zeros(width),
    }
    size = width
    for i, _ in enumerate(config["dilations"]):
        P[f"conv{i}"] = normal(3, size, hidden, scale=1 / np.sqrt(3 * size))
        P[f"conv{i}_bias"] = jnp.zeros(hidden)
        size = hidden
    P["out"] = normal(hidden, len(TAGS), scale=0.05)
    P["out_bias"] = jnp.zeros(len(TAGS))
    P["skip"] = normal(width, len(TAGS), scale=0.05)
    return P


def shifted(x, by):
    """Row t of the result is row t + by of `x`; zero outside."""
    if by > 0:
        return jnp.pad(x, ((0, 0), (0, by), (0, 0)))[:, by:]
    return jnp.pad(x, ((0, 0), (-by, 0), (0, 0)))[:, :by] if by else x


def conv(x, weight, bias, dilation):
    return bias + sum(shifted(x, (k - 1) * dilation) @ weight[k] for k in range(3))


def rounded(rows):
    """Rows as the model file holds them (see quantise.py); gradients pass as if nothing had been rounded."""
    scale = quantise.byte_scale(quantise.scale_byte(jnp.abs(jax.lax.stop_gradient(rows)).max(1, keepdims=True) * quantise.CLIP / 7))
    return rows + jax.lax.stop_gradient(jnp.clip(jnp.round(rows / scale), -7, 7) * scale - rows)


def word_vectors(P, ids, vectors):
    return rounded(vectors @ P["project"] + P["correction"][ids])


def piece_vectors(P, pieces):
    count = jnp.maximum((pieces > 0).sum(1), 1)
    return rounded(P["piece"])[pieces].sum(1) / jnp.sqrt(count)[:, None]


def dropped(key, shape, rate):
    return jax.random.bernoulli(key, 1 - rate, shape)


def forward(P, batch, config, key=None):
    """Tag scores (windows × positions × tags). `batch`: ids, vectors and pieces of the different words, then `word`,
    `shape` and `context` of each position. With a `key`, drops out."""
    known = batch["ids"] > 0
    parts = piece_vectors(P, batch["pieces"])
    if key is not None:
        key, a, b = jax.random.split(key, 3)
        known &= dropped(a, known.shape, config["word_drop"])
        parts *= dropped(b, (len(parts), 1), 0.1) / 0.9
    whole = word_vectors(P, batch["ids"], batch["vectors"])
    vectors = jnp.where(known[:, None], whole, P["unknown"]) + parts
    x = x0 = vectors[batch["word"]] + P["shape"][batch["shape"]] + P["context"][batch["context"]] + P["bias"]
    for i, dilation in enumerate(config["dilations"]):
        y = jax.nn.relu(conv(x, P[f"conv{i}"], P[f"conv{i}_bias"], dilation))
        if key is not None:
            key, a = jax.random.split(key)
            y *= dropped(a, y.shape, config["drop"]) / (1 - config["drop"])
        x = y if i == 0 else x + y
    return x @ P["out"] + P["out_bias"] + x0 @ P["skip"]


def loss(P, batch, config, key):
    log_probs = jax.nn.log_softmax(forward(P, batch, config, key))
    per_position = -(batch["target"] * log_probs).sum(-1)
    small = 1e-6 * (P["correction"] ** 2).sum()
    return (per_position * batch["weight"]).sum() / batch["weight"].sum() + small
