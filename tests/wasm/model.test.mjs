// The trained model, given as bytes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Annotator } from "../harness/wasm.mjs";

const model = await readFile(new URL("../../www/pkg/names.bin", import.meta.url));
const text = "Zoë Li of the Northgate Post met Tomás Ferro in Lisbon on Tuesday.";

test("names are found with the model, and the document says so", () => {
  const { mentions } = Annotator.withModel(model).annotate(text, undefined);
  assert.ok(mentions.some((mention) => mention.source === "model"));
});

test("without it names are found by rules", () => {
  const { mentions } = new Annotator().annotate(text, undefined);
  assert.ok(mentions.every((mention) => mention.source.startsWith("rule:")));
});

test("other bytes, cut bytes and changed bytes are refused, and it is said what to do", () => {
  const changed = Uint8Array.from(model);
  changed[model.length >> 1] ^= 1;
  for (const bytes of [new Uint8Array(), new Uint8Array(1000), model.subarray(0, 5000), changed]) {
    assert.throws(() => Annotator.withModel(bytes), { name: "Error", message: /names\.bin/ });
  }
});
