"""The texts trained on: whose names are known (gold) and whose are not, and copies of them with names or case changed."""
import gzip
import json
import random
import re
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

GOLD = ("own-gold", "voa-gold")
OPEN = ("voa-teacher", "crossner", "wnut17", "uner-pud-wiki", "uner-ewt-dev")
LABELS = ["person", "organization", "place", "group", "event", "work", "law", "product"]
TAGS = ["O"] + [f"{p}-{label}" for label in LABELS for p in "BI"]


@dataclass
class Document:
    """A text; `spans` are its names as (start, end, label), and `gold` says whether a reader found them or the teacher.

    `words` are the teacher's words as rows [start, end], `probs` its tag probabilities for each as bytes.
    """

    id: str
    source: str
    text: str
    spans: list | None = None
    gold: bool = False
    words: np.ndarray | None = None
    probs: np.ndarray | None = None


def read(path):
    with gzip.open(path, "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def load(data: Path):
    """Every document that may be trained on, in a fixed order."""
    out = []
    for source in GOLD + OPEN:
        for i, row in enumerate(read(data / "entities" / "train" / f"{source}.jsonl.gz")):
            gold = source in GOLD
            spans = sorted(tuple(s[:3]) for s in row["entities"]) if gold else None
            out.append(Document(f"{source}/{i}", source, row["text"], spans, gold))
    return out


def held_out(document, share=20):
    """Whether a gold document is kept from training, to fit confidence on: one in `share`, always the same ones."""
    return document.gold and int(document.id.rsplit("/", 1)[1].split("+")[0]) % share == 7


class NameChanger:
    """Copies of documents with names put in the place of others of the same label.

    Within a document a name is always changed to the same other name, so that it stays one story.
    """

    def __init__(self, documents, seed, cities=(), organizations=()):
        self.random = random.Random(seed)
        self.pool = {label: set() for label in LABELS}
        for d in documents:
            for start, end, label in d.spans:
                name = d.text[start:end]
                if name[:1].isupper() and not name.isupper() and "\n" not in name and len(name) < 60:
                    self.pool[label].add(name)
        people = [name.split(" ") for name in self.pool["person"]]
        self.first = sorted({p[0] for p in people if len(p) == 2 and len(p[0]) > 2})
        self.last = sorted({p[-1] for p in people if len(p) >= 2 and len(p[-1]) > 2})
        self.cities = sorted(cities)
        self.organizations = sorted(organizations)
        self.towns = set(cities) | {name for name in self.pool["place"] if " " not in name}
        self.pool = {label: sorted(names) for label, names in self.pool.items()}

    def person(self, name):
        words = len(name.split(" "))
        if words > 3 or "." in name:
            return self.random.choice(self.pool["person"])
        last = self.random.choice(self.last)
        return last if words == 1 else f"{self.random.choice(self.first)} {last}"

    def other(self, name, label):
        if label == "person":
            return self.person(name)
        if label == "place" and self.cities and self.random.random() < 0.4:
            return self.random.choice(self.cities)
        if label == "organization":
            return self.organization(name)
        return self.random.choice(self.pool[label])

    def organization(self, name):
        """A team called by its town is put in another town; some companies are called by a surname, as many are."""
        if name in self.towns:
            return self.random.choice(self.cities)
        chance = self.random.random()
        if " " not in name and chance < 0.03 and not name.isupper():
            return self.random.choice(self.last)
        if self.organizations and chance > 0.85:
            return self.random.choice(self.organizations)
        return self.random.choice(self.pool["organization"])

    def change(self, document, share):
        """A copy of `document` with about `share` of its names changed."""
        chosen = {}
        copy = Builder(document)
        for start, end, label in document.spans:
            name = document.text[start:end]
            if (name, label) not in chosen:
                chosen[name, label] = self.other(name, label) if self.random.random() < share else name
            copy.keep(start)
            copy.put(chosen[name, label].upper() if name.isupper() and len(name) > 4 else chosen[name, label], end, label)
        copy.keep(len(document.text))
        return copy.document("+names")


class Builder:
    """Makes a copy of a document from its parts, in order, and moves what is known of them along."""

    def __init__(self, document):
        self.old, self.at, self.length = document, 0, 0
        self.text, self.spans, self.words, self.probs = [], [], [np.zeros((0, 2), np.int32)], [np.zeros((0, len(TAGS)), np.uint8)]

    def keep(self, end):
        """Takes the old text up to `end` over."""
        words = self.old.words
        inside = (words[:, 0] >= self.at) & (words[:, 1] <= end)
        self.words.append(words[inside] - self.at + self.length)
        self.probs.append(self.old.probs[inside])
        self.add(self.old.text[self.at:end], end)

    def keep_lines(self, end):
        """As `keep`, with the names in that part."""
        self.spans += [(s - self.at + self.length, e - self.at + self.length, l)
                       for s, e, l in self.old.spans if self.at <= s and e <= end]
        self.keep(end)

    def put(self, name, end, label):
        """A name in place of the old text up to `end`; a kept name keeps what the teacher said."""
        self.spans.append((self.length, self.length + len(name), label))
        if name == self.old.text[self.at:end]:
            return self.keep(end)
        words = [m.span() for m in re.finditer(r"\w+|[^\w\s]", name)]
        tags = [TAGS.index(f"{'I' if i else 'B'}-{label}") for i in range(len(words))]
        self.words.append(np.array(words, np.int32).reshape(-1, 2) + self.length)
        self.probs.append((np.eye(len(TAGS)) * 235 + 1).astype(np.uint8)[tags])
        self.add(name, end)

    def skip(self, end):
        self.at = end

    def add(self, text, end):
        self.text.append(text)
        self.length += len(text)
        self.at = end

    def document(self, suffix):
        return replace(self.old, id=self.old.id + suffix, text="".join(self.text), spans=self.spans,
                       words=np.concatenate(self.words), probs=np.concatenate(self.probs))


def lines(document, random_, share):
    """A document of about `share` of the lines of another one, so that changed case stays the exception."""
    copy, at = Builder(document), 0
    for line in document.text.splitlines(keepends=True):
        at += len(line)
        copy.keep_lines(at) if random_.random() < share else copy.skip(at)
    return copy.document("")


def shout(document):
    """A copy in capitals; its names stay where they are, since letters whose capital is longer are left alone."""
    text = "".join(c.upper() if len(c.upper()) == 1 else c for c in document.text)
    return replace(document, id=document.id + "+capitals", text=text)


SMALL = set("a an and as at but by for from in into of on or over the to vs with after amid".split())


def title(document):
    """A copy with capitals as in headlines."""
    def word(match):
        w = match.group()
        return w if w in SMALL or not w.islower() else w[0].upper() + w[1:]
    text = re.sub(r"[^\W\d_]+(?:['’][a-z]+)?", word, document.text)
    return replace(document, id=document.id + "+title", text=text)


def typeset(document, random_):
    """A copy with the marks of print, which the texts hardly have: double ones, or single ones as the British write."""
    double = random_.random() < 0.8
    opening, closing = "“”" if double else "‘’"
    text = re.sub(r'(?<![^\s(\[—–-])"(?=\S)', opening, document.text).replace('"', closing)
    return replace(document, text=text.replace("'", "’"))
