// What crosses the boundary between JavaScript and the core.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Annotator, spans } from "../harness/wasm.mjs";

const annotator = new Annotator();

const STAGES = ["segments", "dates", "mentions", "entities", "quotes", "attribution"];

test("a document names its format, its unit and its date", () => {
  const document = annotator.annotate("Nothing here.", "2025-02-01");
  assert.equal(document.format, "rubricator/1");
  assert.equal(document.offsets, "utf16");
  assert.equal(document.date, "2025-02-01");
  assert.deepEqual(spans(document), []);
});

test("each stage is told, in order", () => {
  /** @type {string[]} */
  const told = [];
  annotator.annotate("“We won,” she said.", undefined, (stage) => told.push(stage));
  assert.deepEqual(told, STAGES);
});

test("what the listener throws comes out, and the annotator works on", () => {
  assert.throws(() => annotator.annotate("a", undefined, () => assert.fail("no more")), /no more/);
  assert.equal(annotator.annotate("a", undefined).offsets, "utf16");
});

test("the order of day and month can be set", () => {
  const read = (/** @type {import("../../www/pkg/rubricator.js").DateOrder | undefined} */ order, text = "Signed on 03/04/2025.") =>
    annotator.annotate(text, undefined, undefined, order).dates.map(({ value }) => value);
  assert.deepEqual(read("dmy"), ["2025-04-03"]);
  assert.deepEqual(read("mdy"), ["2025-03-04"]);
  const shown = "Signed on 03/04/2025, void from 31/12/2025.";
  assert.deepEqual(read("auto", shown), ["2025-04-03", "2025-12-31"]);
  assert.deepEqual(read(undefined, shown), read("auto", shown));
  assert.throws(() => read(/** @type {any} */ ("ymd")), { name: "Error", message: /“ymd” is no order .* write dmy, mdy or auto/ });
});

test("a date that is none is refused with its words", () => {
  for (const date of ["yesterday", "", "2025-02-30", "2025-13-01", "\ud800"]) {
    assert.throws(() => annotator.annotate("a", date), { name: "Error", message: /is no date: write YYYY-MM-DD/ });
  }
  assert.throws(() => annotator.annotate("a", "soon"), /“soon”/);
});
