// Documents written and read through the boundary.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Annotator, exportDocument, formats, readDocument } from "../harness/wasm.mjs";

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
