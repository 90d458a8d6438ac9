"""The order of the hidden values. The program reads them two at a time and leaves out pairs that are both zero, so that those
are made neighbours that are most often zero together. What the network says stays the same."""
import jax
import jax.numpy as jnp
import numpy as np

import network

BATCHES = 40


def zeros_together(P, batches, config, vectors):
    """How often each two hidden values are zero at one position, after all layers, positions weighed as in training."""
    @jax.jit
    def count(batch):
        looked_up = network.word_vectors(P, batch["words"], vectors)
        layers, _ = network.layers(P, looked_up, batch, config)
        zeros = [(x == 0).astype(jnp.float32) for x in layers]
        return sum(jnp.einsum("bth,bti,bt->hi", z, z, batch["weight"]) for z in zeros)

    return np.asarray(sum(count(batch) for batch in batches), np.float64)


def neighbours(together):
    """Pairs with a large sum of `together`: the best pair of those left, again and again; then partners are changed between two
    pairs as long as that gains."""
    left, pairs = set(range(len(together))), []
    for a, b in sorted(np.ndindex(together.shape), key=lambda pair: -together[pair]):
        if a < b and {a, b} <= left:
            pairs.append((a, b))
            left -= {a, b}
    gain = True
    while gain:
        gain = False
        for i, j in np.ndindex(len(pairs), len(pairs)):
            (a, b), (c, d) = pairs[i], pairs[j]
            now = together[a, b] + together[c, d]
            other = max([((a, c), (b, d)), ((a, d), (b, c))], key=lambda two: together[two[0]] + together[two[1]])
            if i < j and together[other[0]] + together[other[1]] > now * (1 + 1e-9):
                (pairs[i], pairs[j]), gain = other, True
    return [value for pair in pairs for value in pair]


def reordered(P, order, config):
    """The same network with its hidden values in another order."""
    out = dict(P)
    out["first"], out["first_bias"], out["topic_out"] = P["first"][..., order], P["first_bias"][order], P["topic_out"][:, order]
    for i, _ in enumerate(config["layers"]):
        out[f"mix{i}"], out[f"mix{i}_bias"] = P[f"mix{i}"][:, order][..., order], P[f"mix{i}_bias"][order]
    out["out"] = P["out"][order]
    return out


def best(P, batches, config, vectors):
    """`P` in the best order that is found, and the share of pairs that are zeros before and then."""
    together = zeros_together(jax.tree.map(jnp.asarray, P), batches, config, vectors)
    order = neighbours(together)
    most = sum(float(batch["weight"].sum()) for batch in batches) * (len(config["layers"]) + 1) * len(order) / 2
    share = lambda order: sum(together[a, b] for a, b in zip(order[::2], order[1::2])) / most
    print(f"pairs of zeros: {share(range(len(order))):.3f} before, {share(order):.3f} in the new order")
    return reordered(P, np.array(order), config)
