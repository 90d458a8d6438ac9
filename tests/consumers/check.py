"""Reads what `rubricator export` wrote with the tools that people will read it with.

    python check.py FOLDER...

Each folder holds one document in every format, named FORMAT.EXTENSION. What the tools find must be what native.json
says. Prints a line a check; exits with 1 when any failed.
"""

import csv
import datetime
import hashlib
import base64
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import traceback
import warnings
import zipfile

HERE = pathlib.Path(__file__).parent
QUOTE_LABELS = {kind: f"{kind}-quote" for kind in ("direct", "mixed", "indirect")}
CHECKS = []


def check(function):
    CHECKS.append(function)
    return function


class Article:
    """One document in every format, and what is in it by its native form."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.native = json.loads(self.path("native").read_bytes())
        self.text = self.native["text"]
        for kind in ("mentions", "dates", "quotes"):
            setattr(self, kind, [a for a in self.native[kind] if a["status"] != "rejected"])
        mentions = {m["id"] for m in self.mentions}
        self.entities = [e for e in self.native["entities"] if mentions & set(e["mentions"])]

    def path(self, format):
        (path,) = (p for p in self.folder.glob(f"{format}.*") if p.suffix != ".notes")
        return path

    def read(self, format):
        return self.path(format).read_bytes().decode("utf-8")

    def named(self):
        """Spans of names, figures and dates."""
        spans = [(m["start"], m["end"], m["label"]) for m in self.mentions]
        return sorted(spans + [(d["start"], d["end"], d["type"]) for d in self.dates])

    def quoted(self):
        return sorted((q["start"], q["end"], QUOTE_LABELS[q["kind"]]) for q in self.quotes)

    def cues(self):
        return sorted({(q["cue"]["start"], q["cue"]["end"], "cue") for q in self.quotes if q["cue"]})

    def speakers(self):
        """Spans of speakers' words that are no mention of the same entity."""
        mentions = {(m["start"], m["end"], m["entity"]) for m in self.mentions}
        said = [q["speaker"] for q in self.quotes if q["speaker"]]
        apart = {(s["start"], s["end"], s["entity"]) for s in said} - mentions
        return sorted((start, end, "speaker") for start, end, _ in apart)

    def all(self):
        return sorted(self.named() + self.quoted() + self.cues() + self.speakers())

    def disjoint(self):
        """Names, figures and dates without overlaps, longer ones first."""
        kept = []
        for start, end, label in sorted(self.named(), key=lambda s: (s[0] - s[1], s[0])):
            if all(end <= s or e <= start for s, e, _ in kept):
                kept.append((start, end, label))
        return sorted(kept)

    def code_points(self, start, end):
        """UTF-16 positions as code points."""
        units = self.text.encode("utf-16-le")
        return len(units[: 2 * start].decode("utf-16-le")), len(units[: 2 * end].decode("utf-16-le"))


def same(got, want, what):
    assert got == want, f"{what}: got {got}\nwant {want}"


@check
def schema(article):
    import jsonschema

    schema = json.loads((HERE / "../../docs/rubricator-1.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(article.native, schema)
    for span in article.mentions + article.dates + article.quotes:
        same(article.text[span["start"] : span["end"]], span["text"], "native")


@check
def spacy_doc(article):
    import spacy
    from spacy.tokens import Doc, DocBin

    vocab = spacy.blank("en").vocab
    doc = Doc(vocab).from_json(json.loads(article.read("spacy")), validate=True)
    with tempfile.NamedTemporaryFile() as file:
        DocBin(docs=[doc]).to_disk(file.name)
        (doc,) = DocBin().from_disk(file.name).get_docs(vocab)
    same(doc.text, article.text, "text")
    spans = lambda found: sorted((s.start_char, s.end_char, s.label_) for s in found)
    same(spans(doc.ents), article.disjoint(), "ents")
    same(sorted(s for group in doc.spans.values() for s in spans(group)), article.all(), "spans")
    ids = {(m["start"], m["end"]): m["entity"] for m in article.mentions}
    wikidata = {e["id"]: e["wikidata"] or "" for e in article.entities}
    for span in doc.spans.get("entities", []):
        same(span.kb_id_, wikidata.get(ids[span.start_char, span.end_char], ""), span.text)


@check
def prodigy_task(article):
    import spacy
    from spacy.util import get_words_and_spaces

    task = json.loads(article.read("prodigy"))
    words = [t["text"] for t in task["tokens"]]
    doc = spacy.tokens.Doc(spacy.blank("en").vocab, *get_words_and_spaces(words, task["text"]))
    for token in task["tokens"]:
        same(task["text"][token["start"] : token["end"]], token["text"], "token")
    for span in task["spans"]:
        assert doc.char_span(span["start"], span["end"], span["label"]) is not None, span
        same(task["tokens"][span["token_start"]]["start"], span["start"], "token_start")
        same(task["tokens"][span["token_end"]]["end"], span["end"], "token_end")
    same(sorted((s["start"], s["end"], s["label"]) for s in task["spans"]), article.all(), "spans")


@check
def doccano(article):
    # doccano's own importer is a whole web application: this is what its editor does with the numbers.
    line = json.loads(article.read("doccano"))
    same(sorted((*article.code_points(s, e), label) for s, e, label in line["label"]), article.all(), "label")
    related = json.loads(article.read("doccano-relations"))
    entities = {e["id"]: e for e in related["entities"]}
    spans = [(*article.code_points(e["start_offset"], e["end_offset"]), e["label"]) for e in entities.values()]
    same(sorted(spans), article.all(), "entities")
    starts = lambda r: tuple(article.code_points(entities[r[k]]["start_offset"], 0)[0] for k in ("from_id", "to_id"))
    said = sorted(starts(r) for r in related["relations"] if r["type"] == "saidBy")
    same(said, sorted((q["start"], q["speaker"]["start"]) for q in article.quotes if q["speaker"]), "saidBy")
    same(json.loads(article.read("doccano-graphemes"))["text"], article.text, "text")


@check
def label_studio(article):
    from label_studio_sdk.label_interface import LabelInterface

    config = article.read("label-studio-config")
    interface = LabelInterface(config)
    (task,) = json.loads(article.read("label-studio"))
    for kind in ("predictions", "annotations"):
        for findings in task.get(kind, []):
            if kind == "predictions":
                same(interface.validate_prediction(findings, return_errors=True), [], kind)
            else:
                assert interface.validate_annotation(findings), kind
            regions = [r for r in findings["result"] if r["type"] == "labels"]
            for region in regions:
                value = region["value"]
                same(article.text[value["start"] : value["end"]], value["text"], "region")
            spans = [(r["value"]["start"], r["value"]["end"], *r["value"]["labels"]) for r in regions]
            same(sorted(spans), article.all(), "regions")


@check
def label_studio_converter(article):
    from label_studio_sdk.converter import Converter

    (task,) = json.loads(article.read("label-studio"))
    task["id"] = 1
    findings = (task.pop("predictions", None) or task.get("annotations"))[0]
    # The converter knows no overlaps either: the names and dates that overlap nothing.
    keep = article.disjoint()
    key = lambda r: (r["value"]["start"], r["value"]["end"], *r["value"]["labels"])
    findings["result"] = [r for r in findings["result"] if r["type"] == "labels" and key(r) in keep]
    task["annotations"] = [{"id": 1, "completed_by": 1, "was_cancelled": False, **findings}]
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "tasks.json")
        source.write_text(json.dumps([task]))
        Converter(config=article.read("label-studio-config"), project_dir=folder).convert_to_conll2003(
            str(source), folder, is_dir=False
        )
        lines = pathlib.Path(folder, "result.conll").read_text().split("\n")
    rows = [line.split(" ") for line in lines if " " in line and not line.startswith("-DOCSTART-")]
    tags = [row[-1] for row in rows]
    same([t[2:] for t in tags if t.startswith("B-")], [label for _, _, label in keep], "labels in order")
    # It cuts words in its own way: its spans are those of the words that ours touch.
    found = []
    for word, *_, tag in rows:
        if tag.startswith("B-"):
            found.append(word)
        elif tag.startswith("I-"):
            found[-1] += word
    letters = lambda words: re.sub(r"\W+", "", words)
    for words, (start, end, label) in zip(found, keep):
        assert letters(article.text[start:end]) in letters(words), (words, article.text[start:end])


@check
def brat(article):
    import pybrat.parser
    from bioc import brat as bioc_brat

    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(article.path("brat")).extractall(folder)
        text = pathlib.Path(folder, "article.txt").read_bytes().decode()
        same(text, article.text.replace("\r", " "), "text")
        (example,) = pybrat.parser.BratParser(error="raise").parse(folder)
        with open(f"{folder}/article.txt", newline="") as t, open(f"{folder}/article.ann", newline="") as a:
            document = bioc_brat.load(t, a)
    spans = lambda entities, label: sorted((e.spans[0].start, e.spans[-1].end, label(e)) for e in entities)
    same(spans(example.entities, lambda e: e.type), article.all(), "pybrat")
    said = sorted((r.arg1.spans[0].start, r.arg2.spans[0].start) for r in example.relations if r.type == "saidBy")
    same(said, sorted((q["start"], q["speaker"]["start"]) for q in article.quotes if q["speaker"]), "pybrat saidBy")
    found = [(*e.total_span, e.type) for e in document.entities]
    same(sorted(found), article.all(), "bioc")


def spans_of_tags(article, rows):
    """Spans from (word, tag) rows, found in the text in order."""
    at, spans, open_span = 0, [], None
    for word, tag in rows:
        start = article.text.index(word, at) if "\ufffd" not in word else at
        at = start + len(word)
        if tag.startswith("I-"):
            spans[-1] = (spans[-1][0], at, tag[2:])
        elif tag.startswith("B-"):
            spans.append((start, at, tag[2:]))
    return spans


@check
def iob2(article):
    from seqeval.metrics.sequence_labeling import get_entities
    from seqeval.scheme import IOB2, Entities

    rows = [line.split(" ") for line in article.read("iob2").split("\n") if line]
    same(spans_of_tags(article, rows), article.disjoint(), "tags")
    sentences = [[line.split(" ")[1] for line in block.split("\n") if line]
                 for block in article.read("iob2").split("\n\n") if block.strip()]
    words = [[line.split(" ")[0] for line in block.split("\n") if line]
             for block in article.read("iob2").split("\n\n") if block.strip()]
    found = [(words[e.sent_id][e.start:e.end], e.tag) for s in Entities(sentences, IOB2).entities for e in s]
    glued = lambda parts: "".join("".join(parts).split())
    same([(glued(w), tag) for w, tag in found],
         [(glued(article.text[s:e]), label) for s, e, label in article.disjoint()], "seqeval")


@check
def conll_in_spacy(article):
    import spacy
    from spacy.tokens import DocBin

    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "article.conll")
        source.write_text(article.read("conll"), encoding="utf-8")
        subprocess.run(
            [sys.executable, "-m", "spacy", "convert", str(source), folder, "-c", "conll", "-n", "1"],
            check=True, capture_output=True,
        )
        docs = list(DocBin().from_disk(f"{folder}/article.spacy").get_docs(spacy.blank("en").vocab))
    labels = [e.label_ for doc in docs for e in doc.ents]
    same(labels, [label for _, _, label in article.disjoint()], "labels in order")
    words = lambda s: "".join(s.split())
    texts = [words(e.text) for doc in docs for e in doc.ents]
    same(texts, [words(article.text[s:e]) for s, e, _ in article.disjoint()], "words in order")


def check_cas(article, cas, text):
    same(cas.sofa_string, text, "text")
    # cassis gives code points.
    named = cas.select("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity")
    spans = [(a.begin, a.end, a.value) for a in named]
    spans += [(a.begin, a.end, a.kind) for a in cas.select("rubricator.type.Timex")]
    spans += [(a.begin, a.end, QUOTE_LABELS[a.kind]) for a in cas.select("rubricator.type.Quote")]
    spans += [(a.begin, a.end, "cue") for a in cas.select("rubricator.type.Cue")]
    spans += [(a.begin, a.end, "speaker") for a in cas.select("rubricator.type.Speaker")]
    same(sorted(spans), article.all(), "spans")
    said = sorted((q.begin, q.saidBy.begin) for q in cas.select("rubricator.type.Quote") if q.saidBy)
    same(said, sorted((q["start"], q["speaker"]["start"]) for q in article.quotes if q["speaker"]), "saidBy")
    assert len(cas.select("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token")) > len(article.all())


@check
def uima_json(article):
    from cassis import load_cas_from_json

    with article.path("uima-json").open("rb") as file:
        check_cas(article, load_cas_from_json(file), article.text)


@check
def uima_xmi(article):
    from cassis import load_cas_from_xmi, load_typesystem

    archive = zipfile.ZipFile(article.path("uima-xmi"))
    system = load_typesystem(io.BytesIO(archive.read("TypeSystem.xml")))
    cas = load_cas_from_xmi(io.BytesIO(archive.read("article.xmi")), typesystem=system)
    check_cas(article, cas, article.text)


def relax_ng(name, tree):
    from lxml import etree

    schema = etree.RelaxNG(etree.parse(str(HERE / name)))
    assert schema.validate(tree), schema.error_log
    # Jing is stricter: it demands, for one, that every IDREF points somewhere.
    jing = pathlib.Path(sys.executable).with_name("pyjing")
    with tempfile.NamedTemporaryFile(suffix=".xml") as file:
        file.write(etree.tostring(tree))
        file.flush()
        checked = subprocess.run([jing, HERE / name, file.name], capture_output=True, text=True)
    same(checked.returncode, 0, checked.stdout + checked.stderr)


@check
def tei(article):
    from lxml import etree

    tree = etree.fromstring(article.path("tei").read_bytes())
    relax_ng("tei.rng", tree)
    ns = "{http://www.tei-c.org/ns/1.0}"
    xml_id = "{http://www.w3.org/XML/1998/namespace}id"
    body = tree.find(f".//{ns}body")
    same("".join(body.itertext()), article.text, "text")
    labels = {"persName": "person", "orgName": "organization", "placeName": "place"}
    places, spans, at = {}, [], 0

    def label(element, name):
        if name == "said":
            return QUOTE_LABELS[element.get("rend") or ("direct" if element.get("direct") == "true" else "indirect")]
        return labels.get(name) or element.get("type")

    def walk(element):
        nonlocal at
        start, name = at, element.tag.removeprefix(ns)
        at += len(element.text or "")
        for child in element:
            walk(child)
            at += len(child.tail or "")
        if name == "anchor":
            places["#" + element.get(xml_id)] = at
        elif name not in ("body", "p"):
            spans.append((start, at, label(element, name)))

    walk(body)
    crossing = tree.iterfind(f".//{ns}spanGrp/{ns}span")
    spans += [(places[s.get("from")], places[s.get("to")], s.get("type")) for s in crossing]
    same(sorted(spans), article.all(), "spans")
    ids = {element.get(xml_id) for element in tree.iter() if element.get(xml_id)}
    pointers = [p for e in tree.iter() for key in ("ref", "who", "corresp", "prev") for p in (e.get(key) or "").split()]
    same([p for p in pointers if p[1:] not in ids], [], "pointers to nothing")
    same(len([i for i in ids if i.startswith("e")]), len(article.entities), "entities")


@check
def timeml(article):
    from lxml import etree

    tree = etree.fromstring(article.path("timeml").read_bytes())
    relax_ng("timeml.rng", tree)
    text = tree.find("TEXT")
    same("".join(text.itertext()), article.text, "text")
    found = [(t.text, t.get("type"), t.get("value"), t.get("mod")) for t in text.iter("TIMEX3")]
    same(found, [(d["text"], d["type"], d["value"], d.get("mod")) for d in article.dates], "dates")


@check
def w3c_as_linked_data(article):
    import rdflib
    from pyld import jsonld

    context = json.loads((HERE / "anno.jsonld").read_text())
    jsonld.set_document_loader(lambda url, options: {
        "contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context,
    })
    page = json.loads(article.read("w3c"))
    (expanded,) = jsonld.expand(page)
    items = expanded["https://www.w3.org/ns/activitystreams#items"][0]["@list"]
    oa, value = "http://www.w3.org/ns/oa#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"
    first = lambda node, *path: first(node[path[0]][0], *path[1:]) if path else node["@value"]
    spans = []
    for item in items:
        (position,) = (s for s in item[oa + "hasTarget"][0][oa + "hasSelector"] if oa + "start" in s)
        tag = next(b for b in item[oa + "hasBody"] if b[oa + "hasPurpose"][0]["@id"] == oa + "tagging")
        spans.append((first(position, oa + "start"), first(position, oa + "end"), first(tag, value)))
    same(sorted(spans), article.all(), "pyld")
    spans = []
    for item in page["items"]:
        quote, position = item["target"]["selector"]
        words = article.text[position["start"] : position["end"]]
        same(words, quote["exact"], "quote")
        assert article.text[: position["start"]].endswith(quote["prefix"]), quote
        assert article.text[position["end"] :].startswith(quote["suffix"]), quote
        spans.append((position["start"], position["end"], item["body"][0]["value"]))
    same(sorted(spans), article.all(), "spans")
    graph = rdflib.Graph().parse(data=json.dumps(page | {"@context": context["@context"]}), format="json-ld")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    spans = []
    for annotation in graph.subjects(rdflib.RDF.type, oa.Annotation):
        selectors = [s for t in graph.objects(annotation, oa.hasTarget) for s in graph.objects(t, oa.hasSelector)]
        (position,) = (s for s in selectors if graph.value(s, oa.start) is not None)
        (tag,) = (b for b in graph.objects(annotation, oa.hasBody) if graph.value(b, oa.hasPurpose) == oa.tagging)
        place = (int(graph.value(position, key)) for key in (oa.start, oa.end))
        spans.append((*place, str(graph.value(tag, rdflib.RDF.value))))
    same(sorted(spans), article.all(), "rdflib")


@check
def schema_org(article):
    import rdflib

    graph = rdflib.Graph().parse(data=article.read("schema-org"), format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    (subject,) = graph.subjects(rdflib.RDF.type, schema.NewsArticle)
    names = sorted(str(graph.value(o, schema.name)) for o in graph.objects(subject, schema.mentions))
    same(names, sorted(e["name"] for e in article.entities), "mentions")
    said = sorted(str(graph.value(o, schema.text)) for o in graph.objects(subject, schema.hasPart))
    same(said, sorted(q["text"] for q in article.quotes), "quotations")
    names = {e["id"]: e["name"] for e in article.entities if e["label"] in ("person", "organization")}
    want = sorted((q["text"], names[q["speaker"]["entity"]]) for q in article.quotes
                  if q["speaker"] and q["speaker"]["entity"] in names)
    got = sorted((str(graph.value(q, schema.text)), str(graph.value(s, schema.name)))
                 for q, s in graph.subject_objects(schema.spokenByCharacter))
    same(got, want, "speakers")


@check
def calendar(article):
    import icalendar

    data = article.path("icalendar").read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n")), "a line over 75 octets"
    assert b"\n" not in data.replace(b"\r\n", b""), "a bare line feed"
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    days = lambda d: d["type"] == "DATE" and d["interval"] and d["interval"][0] == d["interval"][1]
    got = sorted((str(e["DESCRIPTION"]), e.decoded("DTSTART").isoformat()) for e in events
                 if "RRULE" not in e and len(e.decoded("DTSTART").isoformat()) == 10
                 and (e.decoded("DTEND") - e.decoded("DTSTART")).days == 1)
    want = sorted((" ".join(d["text"].split()), d["interval"][0]) for d in article.dates if days(d))
    assert set(want) <= set(got), f"got {got}\nwant {want}"
    same(len({str(e["UID"]) for e in events}), len(events), "UIDs")
    weekly = [str(e["DESCRIPTION"]) for e in events if "RRULE" in e and "BYDAY" in e["RRULE"]]
    sets = [" ".join(d["text"].split()) for d in article.dates if d["value"].startswith("XXXX-WXX-")]
    same(weekly, sets if article.native["date"] else [], "weekdays that recur")


@check
def calendar_with_periods(article):
    import icalendar

    events = icalendar.Calendar.from_ical(article.path("icalendar-periods").read_bytes()).walk("VEVENT")
    day = lambda e, key: e.decoded(key).isoformat() if key in e else None
    got = {(str(e["DESCRIPTION"]), day(e, "DTSTART"), day(e, "DTEND")) for e in events}
    for d in article.dates:
        first, last = (datetime.date.fromisoformat(i) for i in d["interval"] or ("0001-01-01", "9999-12-30"))
        if d["type"] == "DATE" and (last - first).days < 366:
            after = last + datetime.timedelta(days=1)
            assert (" ".join(d["text"].split()), first.isoformat(), after.isoformat()) in got, d


@check
def tables(article):
    rows = lambda name: list(csv.DictReader(io.StringIO(article.read(name).removeprefix("\ufeff"), newline="")))
    unguarded = lambda cell: cell[1:] if re.match(r"'[=+\-@\t\r]", cell) else cell
    for name, annotations in (("csv-mentions", article.mentions), ("csv-dates", article.dates),
                              ("csv-quotes", article.quotes)):
        table = rows(name)
        label = {"csv-mentions": "label", "csv-dates": "type", "csv-quotes": "kind"}[name]
        got = [(int(r["start_cp"]), int(r["end_cp"]), unguarded(r["text"]), r[label]) for r in table]
        same(got, [(a["start"], a["end"], a["text"], a[label]) for a in annotations], name)
        for row in table:
            same(article.code_points(int(row["start_utf16"]), int(row["end_utf16"])),
                 (int(row["start_cp"]), int(row["end_cp"])), name)
            for cell in row.values():
                assert not re.match(r"[=+@\t\r]|-(?![\d.]+$)", cell), cell
    names = [unguarded(r["name"]) for r in rows("csv-entities")]
    same(names, [e["name"] for e in article.entities], "entities")


@check
def markdown(article):
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(article.read("markdown"))
    same([t for t in tokens if t.type.startswith("html")], [], "HTML")
    cells = [t for t in tokens if t.type == "inline"]
    assert not any(c.type.startswith("html") for t in cells for c in t.children), "inline HTML"
    texts = ["".join(c.content for c in t.children if c.type != "softbreak") for t in cells]
    flat = lambda s: " ".join(s.split())
    for entity in article.entities:
        assert flat(entity["name"]) in texts, entity["name"]
    for quote in article.quotes:
        assert flat(quote["text"]) in texts, quote["text"]
    for date in article.dates:
        assert date["value"] in texts, date["value"]


@check
def web_page(article):
    from lxml import html

    page = article.read("html")
    style = re.search(r"<style>(.*?)</style>", page, re.S).group(1)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page, f"the policy does not name the style: {digest}"
    assert "<script" not in page and " style=" not in page
    (body,) = html.fromstring(page).xpath("//article")
    flat = lambda s: " ".join(s.split())
    same(flat(body.text_content()), flat(article.text), "text")
    marked = {(flat(m.text_content()), m.get("class")) for m in body.iter("mark")}
    for mention in article.mentions:
        for line in mention["text"].splitlines():
            assert (flat(line), mention["label"]) in marked, (mention["text"], marked)
    dated = {(flat(m.text_content()), m.get("title")) for m in body.iter("time", "span") if m.get("class") == "date"}
    same({(flat(d["text"]), d["value"]) for d in article.dates} - dated, set(), "dates")


def main(folders):
    warnings.simplefilter("ignore")
    failed = 0
    for folder in folders:
        article = Article(folder)
        for function in CHECKS:
            try:
                function(article)
                print(f"ok   {article.folder.name:10} {function.__name__}")
            except Exception:  # noqa: BLE001 - every failure is told, and the rest go on
                failed += 1
                print(f"FAIL {article.folder.name:10} {function.__name__}\n{traceback.format_exc()}")
    print(f"{len(CHECKS) * len(folders) - failed} checks passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
