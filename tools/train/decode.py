"""Tag scores → names, and their score on a measuring set. The runtime has its own decoder; this one watches training."""
import sys

import numpy as np

from corpus import TAGS

START = np.array([-1e9 if t[0] == "I" else 0.0 for t in TAGS])
NEXT = np.array([[-1e9 if b[0] == "I" and a[2:] != b[2:] else 0.0 for b in TAGS] for a in TAGS])


def best_path(scores):
    score, back = START + scores[0], []
    for row in scores[1:]:
        step = score[:, None] + NEXT
        back.append(step.argmax(0))
        score = step.max(0) + row
    path = [int(score.argmax())]
    for b in reversed(back):
        path.append(int(b[path[-1]]))
    return path[::-1]


def mentions(tokens, path):
    out = []
    for (start, end), tag in zip(tokens.tolist(), path):
        if TAGS[tag][0] == "B":
            out.append({"start": start, "end": end, "label": TAGS[tag][2:]})
        elif TAGS[tag][0] == "I":
            out[-1]["end"] = end
    return out


def evaluate(scores_of, features, gold, scorer):
    """F1 in percent, by the project's own scorer: micro, untyped, and each of the three labels."""
    predicted = {}
    for i, document in enumerate(features.documents):
        at = slice(features.bounds[i], features.bounds[i + 1])
        scores = scores_of(at).copy()
        scores[features.wanted[at] == 0, 1:] = -1e9
        predicted[document.id] = {"mentions": mentions(features.tokens[at], best_path(scores))}
    result = scorer(gold, predicted, [])
    return {k: round(result[k]["F"], 1) for k in ("micro", "untyped", "person", "organization", "place")}


def load_scorer(path):
    sys.path.insert(0, str(path))
    import score
    return score.score_entities
