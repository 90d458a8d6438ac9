"""Packs data/compiled/gazetteer.tsv into gazetteer.bin beside it: what programs read, and what the page fetches.

Rows of one set of kinds stand together, keys in order of their bytes, each without what it shares with the one before:
compressed, the file is a quarter smaller than the table. src/entities/gazetteer/packed.rs reads it; a test of the crate
compares the two files.

    python3 tools/gazetteer/pack.py
"""

import itertools
import pathlib
import struct

COMPILED = pathlib.Path(__file__).resolve().parents[2] / "data" / "compiled"
MAGIC, VERSION = b"RUBGAZET", 1
# In the order of their bits.
LETTERS = "CRTGMFSOHEWLPwn"


def rows(table):
    """Each row as its kinds' bits, key, Wikidata id and name to show, in the packed order."""
    lines = (line for line in table.splitlines() if line and not line.startswith("#"))
    cells = (line.split("\t") + ["", ""] for line in lines)
    return sorted((bits(kinds), key.encode(), wikidata, shown) for key, kinds, wikidata, shown, *_ in cells)


def bits(letters):
    return sum(1 << LETTERS.index(letter) for letter in letters)


def shared(a, b):
    """How many bytes two keys have in common at their start."""
    return min(255, next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b))))


def packed(table):
    groups, common, ends, known, last_known = [], bytearray(), [], [], 0
    at = 0
    for kinds, group in itertools.groupby(rows(table), key=lambda row: row[0]):
        before, first = b"", at
        for _, key, wikidata, shown in group:
            common.append(shared(before, key))
            ends.append(key[common[-1]:])
            if wikidata or shown:
                known.append(f"{at - last_known}\t{wikidata}\t{shown}".rstrip("\t"))
                last_known = at
            before, at = key, at + 1
        groups.append(struct.pack("<HI", kinds, at - first))
    texts = [b"\n".join(ends), "\n".join(known).encode()]
    head = struct.pack("<IIII", len(groups), at, *map(len, texts))
    return head + b"".join(groups) + bytes(common) + b"".join(texts)


def checksum(payload):
    """FNV-1a over words of four bytes, as src/model/reader.rs has it."""
    total = 0x811C9DC5
    padded = payload + bytes(-len(payload) % 4)
    for (word,) in struct.iter_unpack("<I", padded):
        total = ((total ^ word) * 0x01000193) & 0xFFFFFFFF
    return total


def write():
    payload = packed((COMPILED / "gazetteer.tsv").read_text("utf8"))
    out = COMPILED / "gazetteer.bin"
    out.write_bytes(MAGIC + struct.pack("<III", VERSION, len(payload), checksum(payload)) + payload)
    print(f"{out.stat().st_size} bytes in {out.name}")


if __name__ == "__main__":
    write()
