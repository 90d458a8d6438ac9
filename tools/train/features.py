"""Texts → the tagger's features and targets, as flat arrays. The features come from the Rust code itself."""
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus import LABELS, TAGS

ROOT = Path(__file__).resolve().parents[2]
PIECES = 24


@dataclass
class Features:
    """One row a position over all documents; `word` indexes `words`, whose hashes are the rows of `pieces`, and what the
    gazetteer knows of them the rows of `kinds`. A position that is not `wanted` is outside names."""

    documents: list
    bounds: np.ndarray
    tokens: np.ndarray
    word: np.ndarray
    shape: np.ndarray
    context: np.ndarray
    wanted: np.ndarray
    words: list
    pieces: list
    kinds: list


def dump(documents, path):
    """Writes the features of every document to `path`. DUMP_FEATURES names the program where there is no Rust."""
    command = ["cargo", "run", "--quiet", "--release", "--example", "dump_features"]
    command = [os.environ["DUMP_FEATURES"]] if "DUMP_FEATURES" in os.environ else command
    rows = "".join(json.dumps({"id": d.id, "text": d.text}) + "\n" for d in documents)
    with open(path, "wb") as out:
        subprocess.run(command, input=rows.encode(), stdout=out, check=True, cwd=ROOT)


def load(documents, path):
    words, pieces, kinds, rows = [], [], [], []
    with open(path, encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            if "word" in row:
                words.append(row["word"])
                pieces.append(row["pieces"])
                kinds.append(row["kinds"])
            else:
                rows.append({k: np.array(v, np.int32) for k, v in row.items() if k != "id"})
    join = lambda key: np.concatenate([r[key] for r in rows])
    bounds = np.cumsum([0] + [len(r["words"]) for r in rows])
    columns = join("tokens"), join("words"), join("shapes"), join("contexts"), join("wanted")
    return Features(documents, bounds, *columns, words, pieces, kinds)


def read(documents, path):
    dump(documents, path)
    return load(documents, path)


def teach(documents, teacher, path):
    """Runs the teacher over the documents, once: gives them its soft labels, and its names where there are no gold ones."""
    texts, hard, soft = path.with_suffix(".texts"), path.with_suffix(".hard"), path.with_suffix(".npz")
    if not soft.exists():
        with open(texts, "w", encoding="utf8") as f:
            f.writelines(json.dumps({"id": d.id, "text": d.text}) + "\n" for d in documents)
        subprocess.run([sys.executable, teacher / "label.py", texts, hard, "--soft", soft], check=True)
    with open(hard, encoding="utf8") as rows, np.load(soft) as arrays:
        for i, (document, row) in enumerate(zip(documents, rows)):
            document.words, document.probs = arrays[f"words_{i}"], arrays[f"probs_{i}"]
            if not document.gold:
                document.spans = [tuple(s) for s in json.loads(row)["entities"]]
    return documents


def soft_targets(tokens, words, probs):
    """The teacher's probabilities for our tokens: those of its first word that overlaps; inside a word, B becomes I."""
    out = np.zeros((len(tokens), len(TAGS)), np.float16)
    out[:, 0] = 1
    at, last = 0, -1
    for i, (start, end) in enumerate(tokens):
        if start == end:
            continue
        while at < len(words) and words[at, 1] <= start:
            at += 1
        if at == len(words) or words[at, 0] >= end:
            continue
        row = probs[at].astype(np.float32)
        if at == last and words[at, 0] < start:
            row[2::2] += row[1::2]
            row[1::2] = 0
        out[i] = row / max(row.sum(), 1)
        last = at
    return out


def gold_tags(tokens, spans):
    """BIO tags of our tokens; a token that a span only cuts is in it."""
    tags = np.zeros(len(tokens), np.int32)
    starts, ends = tokens[:, 0], tokens[:, 1]
    for start, end, label in spans:
        inside = np.nonzero((starts < end) & (ends > start) & (ends > starts))[0]
        tags[inside] = 2 + 2 * LABELS.index(label)
        tags[inside[:1]] = 1 + 2 * LABELS.index(label)
    return tags


def targets(features, gold_share):
    """Tag distributions: the teacher's, mixed with gold where there is gold."""
    rows = []
    for i, document in enumerate(features.documents):
        tokens = features.tokens[features.bounds[i]:features.bounds[i + 1]]
        row = soft_targets(tokens, document.words, document.probs)
        if document.gold:
            gold = np.eye(len(TAGS), dtype=np.float16)[gold_tags(tokens, document.spans)]
            row = (1 - gold_share) * row + gold_share * gold
        rows.append(row.astype(np.float16))
    return np.concatenate(rows)
