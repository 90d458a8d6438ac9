// Everything that is written as native JSON is valid by the published schema, and the types are made from it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { committed, generated } from "../../tools/types.mjs";
import { Annotator, exportDocument } from "../harness/wasm.mjs";

const schema = JSON.parse(await readFile(new URL("../../docs/rubricator-1.schema.json", import.meta.url), "utf8"));
const valid = new Ajv2020({ allErrors: true, keywords: ["x-open"], allowUnionTypes: true }).compile(schema);
const gold = await readFile(new URL("../gold/own-dev.jsonl", import.meta.url), "utf8");
const articles = gold.trim().split("\n").map((line) => JSON.parse(line));
const model = await readFile(new URL("../../www/pkg/names.bin", import.meta.url));
const annotator = Annotator.withModel(model);

/** @param {unknown} document @param {string} what */
function check(document, what) {
  assert.ok(valid(document), `${what}: ${JSON.stringify(valid.errors?.slice(0, 3))}`);
}

test("the types are those that the schema says: node tools/types.mjs writes them", async () => {
  assert.equal(await committed(), await generated());
});

test("our articles, in every unit of positions", () => {
  for (const { id, text, date } of articles) {
    const document = annotator.annotate(text, date);
    check(document, id);
    for (const unit of /** @type {const} */ (["codePoint", "utf16", "byte"])) {
      const { bytes } = exportDocument(text, document, "native", id, unit);
      const written = JSON.parse(new TextDecoder().decode(bytes));
      check(written, `${id}, ${unit}`);
      assert.equal(written.text, text);
    }
  }
});

test("texts that break naive readers", () => {
  const hard = ["", "\0", "💩", "“", "a\r\n\u2028\u202e“Né\u0301e,” said Zoë.", "On 3/4/2025 and 30 Feb. 2025, $3.2bn", "‘“’”".repeat(50)];
  for (const text of hard) check(annotator.annotate(text, undefined), JSON.stringify(text));
});

test("what a schema must refuse", () => {
  const { text, date } = articles[0];
  const document = annotator.annotate(text, date);
  const [mention] = document.mentions;
  const wrong = [{ start: -1 }, { end: 0 }, { label: "two words" }, { score: 2 }, { status: "perhaps" }, { entity: 5 }, { id: "" }];
  for (const change of wrong) {
    assert.ok(!valid({ ...document, mentions: [{ ...mention, ...change }] }), JSON.stringify(change));
  }
  for (const change of [{ format: "rubricator/2" }, { date: "today" }, { offsets: "lines" }, { quotes: null }]) {
    assert.ok(!valid({ ...document, ...change }), JSON.stringify(change));
  }
});
