#!/usr/bin/env python3
"""The other design: a linear-chain CRF on the same texts and labels, measured on the same sets. See docs/names.md.

Run train.py first: this reads the features and the teacher's labels that it left in WORK.
"""
import argparse
import time
from pathlib import Path

import brotli
import numpy as np
import pycrfsuite

import corpus
import decode
import features as feats


def arguments():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", type=Path, required=True, help="the data folder (shared/data)")
    p.add_argument("--teacher", type=Path, required=True, help="the teacher's folder (shared/teacher)")
    p.add_argument("--scorer", type=Path, required=True, help="the folder of score.py (shared/eval)")
    p.add_argument("--work", type=Path, required=True, help="where train.py left its caches")
    p.add_argument("--iterations", type=int, default=60)
    p.add_argument("--frequency", type=int, default=3, help="features seen less often are dropped")
    return p.parse_args()


def of_word(word):
    """What the CRF sees of a word itself: the word and its first and last one to four letters."""
    ends = [f"{side}{n}={part}" for n in range(1, 5) if len(word) > n
            for side, part in (("^", word[:n]), ("$", word[-n:]))]
    return [f"w={word}", *ends]


def items(f, words, at):
    """The attributes of every position of a document: its own, and words and shapes up to two positions away."""
    ids, shapes, contexts = f.word[at], f.shape[at], f.context[at]
    names = [f.words[i] for i in ids]
    out = []
    for i in range(len(ids)):
        row = words[ids[i]] + [f"s={shapes[i]}", f"c={contexts[i]}", f"sc={shapes[i]}/{contexts[i]}"]
        for step in (-2, -1, 1, 2):
            if 0 <= i + step < len(ids):
                row += [f"w{step}={names[i + step]}", f"s{step}={shapes[i + step]}"]
        if i > 0:
            row.append(f"s-1s={shapes[i - 1]}/{shapes[i]}")
        out.append(row)
    return pycrfsuite.ItemSequence(out)


def main():
    args = arguments()
    documents = feats.teach(corpus.load(args.data), args.teacher, args.work / "originals")
    f = feats.read(documents, args.work / "crf.features")
    words = [of_word(word) for word in f.words]
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.1, "c2": 0.01, "max_iterations": args.iterations, "feature.minfreq": args.frequency})
    for i, document in enumerate(documents):
        at = slice(f.bounds[i], f.bounds[i + 1])
        if not corpus.held_out(document):
            tags = feats.gold_tags(f.tokens[at], document.spans)
            trainer.append(items(f, words, at), [corpus.TAGS[t] for t in tags])
    began, model = time.time(), args.work / "crf.model"
    trainer.train(str(model))
    size = len(brotli.compress(model.read_bytes(), quality=9))
    print(f"{args.iterations} iterations, {time.time() - began:.0f} s, {size} bytes of brotli as CRFsuite writes it")
    measure(args, model)


def measure(args, model):
    scorer, tagger = decode.load_scorer(args.scorer), pycrfsuite.Tagger()
    tagger.open(str(model))
    for name in ("worldwide-newswire-dev", "own-dev", "uner-ewt-test"):
        gold = corpus.read(args.data / "entities" / "eval" / f"{name}.jsonl.gz")
        f = feats.read([corpus.Document(d["id"], name, d["text"]) for d in gold], args.work / f"{name}.features")
        words = [of_word(word) for word in f.words]

        def scores(at):
            tags = tagger.tag(items(f, words, at))
            return np.log(np.eye(len(corpus.TAGS))[[corpus.TAGS.index(t) for t in tags]] + 1e-6)
        print(name, decode.evaluate(scores, f, gold, scorer), flush=True)


if __name__ == "__main__":
    main()
