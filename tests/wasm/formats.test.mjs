// Documents written and read through the boundary.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Annotator, exportAll, exportDocument, formats, importDocuments, readDocument } from "../harness/wasm.mjs";

const text = "💩 “We won,” said Zoë Li on Feb. 1, 2025.";
const native = { ...new Annotator().annotate(text, "2025-02-06"), text };
const json = JSON.stringify(native);

test("every format is described, and written", () => {
  assert.ok(formats().some(({ id }) => id === "native"));
  for (const { id, name, extension, mediaType, purpose, keeps, drops } of formats()) {
    for (const words of [name, extension, mediaType, purpose, keeps, drops]) assert.ok(words, id);
    const { bytes, notes, preview } = exportDocument(text, native, id, "story");
    assert.ok(bytes instanceof Uint8Array && bytes.length > 0, id);
    assert.ok(preview && Array.isArray(notes), id);
  }
});

test("native JSON comes back as it went, with positions in UTF-16", () => {
  const { bytes } = exportDocument(text, native, "native", undefined, "codePoint");
  assert.deepEqual(readDocument(new TextDecoder().decode(bytes)), native);
});

test("fields of a newer version go back in, whatever the unit of positions", () => {
  const newer = { ...native, mood: "good", quotes: native.quotes.map((quote) => ({ ...quote, tone: "glad" })) };
  const [{ document, text: given, unknown }] = importDocuments(new TextEncoder().encode(JSON.stringify(newer)), "native", undefined);
  for (const unit of /** @type {const} */ (["utf16", "codePoint", "byte", undefined])) {
    const { bytes } = exportDocument(given, document, "native", undefined, unit, unknown ?? undefined);
    const written = JSON.parse(new TextDecoder().decode(bytes));
    assert.equal(written.offsets, unit ?? "codePoint");
    assert.deepEqual([written.mood, written.quotes[0].tone], ["good", "glad"]);
    assert.deepEqual(readDocument(JSON.stringify(written)).quotes, native.quotes);
  }
});

test("several formats are one archive, and each says what it lacks", () => {
  const { bytes, preview, notes } = exportAll(text, native, ["tei", "icalendar"], "story", undefined);
  assert.deepEqual([...bytes.slice(0, 2)], [0x50, 0x4b]);
  assert.equal(preview, "story.tei.xml\nstory.icalendar.ics\n");
  const crossing = { ...native, dates: native.dates.map((date) => ({ ...date, status: /** @type {const} */ ("rejected") })) };
  const lacking = exportAll(text, crossing, ["tei", "icalendar"], "story", undefined).notes;
  assert.deepEqual([notes.length, lacking], [0, ["TEI P5: 1 annotation that you rejected is left out", "Calendar: 1 annotation that you rejected is left out"]]);
});

test("a person's verdict is kept", () => {
  const judged = { ...native, dates: native.dates.map((date) => ({ ...date, status: "rejected" })) };
  assert.deepEqual(readDocument(JSON.stringify(judged)).dates, judged.dates);
});

test("what is no document is refused, and it is said why", () => {
  assert.throws(() => exportDocument(text, native, "floppy", undefined), /no format “floppy”/);
  for (const bad of ["", "{", "[]", "null", '{"format":"rubricator/2"}', json.replace('"start":', '"start":-')]) {
    assert.throws(() => readDocument(bad), (error) => error instanceof Error && error.message.length > 10, bad);
  }
});

test("a text can be given apart", () => {
  const { text: _, ...apart } = native;
  assert.deepEqual(readDocument(JSON.stringify(apart), text), native);
});
