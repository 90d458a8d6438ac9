#!/usr/bin/env python3
"""Fits confidence: how often a name of a given score is right, on the gold kept from training.

    calibrate.py --data DATA --program target/release/rubricator

Rewrites data/confidence.tsv and prints the reliability of the scores as they were before. The program's scores already
went through the table that it was built with, so that the new table is the old one with what is learned put after it.
"""
import argparse
import json
import subprocess
from pathlib import Path

import numpy as np

import corpus

TABLE = Path(__file__).resolve().parents[2] / "data" / "confidence.tsv"
# Names that are judged together before fitting.
GROUP = 30
KNOTS = [0.0, 0.34, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0]


def judged(documents, program):
    """(score, whether span and label are right) of every name found."""
    rows = "".join(json.dumps({"id": d.id, "text": d.text}) + "\n" for d in documents)
    out = subprocess.run([program, "annotate", "--jsonl"], input=rows.encode(), capture_output=True, check=True).stdout
    scores, right = [], []
    for document, line in zip(documents, out.splitlines()):
        gold = set(document.spans)
        for m in json.loads(line)["mentions"]:
            if m["label"] in corpus.LABELS and m["source"] == "model":
                scores.append(m["score"])
                right.append((m["start"], m["end"], m["label"]) in gold)
    return np.array(scores), np.array(right, float)


def isotonic(scores, right):
    """The best never-falling fit (pool adjacent violators): scores and the share that was right at them."""
    groups = np.array_split(np.argsort(scores, kind="stable"), max(1, len(scores) // GROUP))
    pools = []
    for group in groups:
        pools.append([scores[group].mean(), right[group].mean(), len(group)])
        while len(pools) > 1 and pools[-2][1] >= pools[-1][1]:
            x1, y1, n1 = pools.pop()
            x0, y0, n0 = pools.pop()
            pools.append([(x0 * n0 + x1 * n1) / (n0 + n1), (y0 * n0 + y1 * n1) / (n0 + n1), n0 + n1])
    return [p[0] for p in pools], [p[1] for p in pools]


def report(scores, right):
    print("score      names  mean score  right")
    for low in np.arange(0.3, 1.0, 0.1):
        inside = (scores >= low) & (scores < low + 0.1 + 1e-6 * (low > 0.85))
        if inside.any():
            print(f"{low:.1f}–{low + 0.1:.1f} {inside.sum():8} {scores[inside].mean():11.2f} {right[inside].mean():6.2f}")
    bins = np.clip((scores * 10).astype(int), 0, 9)
    gaps = [abs(scores[bins == b].sum() - right[bins == b].sum()) for b in range(10)]
    print(f"expected calibration error {sum(gaps) / len(scores):.3f} over {len(scores)} names")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--program", required=True)
    args = parser.parse_args()
    documents = [d for d in corpus.load(args.data) if corpus.held_out(d)]
    scores, right = judged(documents, args.program)
    report(scores, right)
    lines = TABLE.read_text(encoding="utf8").splitlines()
    old = np.array([[float(c) for c in l.split("\t")] for l in lines if not l.startswith("#")])
    new = np.interp(np.interp(KNOTS, old[:, 0], old[:, 1]), *isotonic(scores, right))
    rows = [f"{p:.2f}\t{c:.4f}" for p, c in zip(KNOTS, np.maximum.accumulate(new))]
    TABLE.write_text("\n".join([l for l in lines if l.startswith("#")] + rows) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
