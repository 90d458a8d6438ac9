// The types say what really crosses the boundary: no field more, no required one less.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Annotator } from "../harness/wasm.mjs";

const declared = interfaces(await readFile(new URL("../../src/wasm.d.ts", import.meta.url), "utf8"));
const gold = await readFile(new URL("../gold/own-dev.jsonl", import.meta.url), "utf8");
const annotator = new Annotator();
const documents = gold
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line))
  .map(({ text, date }) => annotator.annotate(text, date));

/**
 * Each interface's members, inherited ones included: name → whether it may be missing.
 * @param {string} source
 */
function interfaces(source) {
  /** @type {Record<string, Record<string, boolean>>} */
  const found = {};
  const plain = source.replace(/\/\*[^]*?\*\//g, "");
  for (const [, name, base, rest] of plain.matchAll(/interface (\w+)(?: extends (\w+))? \{([^]*?\n?)\}(?=\n\n|\n*$)/g)) {
    const members = rest.replace(/\{[^{}]*\}/g, "").matchAll(/(\w+)(\?)?:/g);
    found[name] = { ...found[base], ...Object.fromEntries([...members].map(([, key, optional]) => [key, !!optional])) };
  }
  return found;
}

/**
 * @param {string} name
 * @param {object[]} values
 */
function check(name, values) {
  const members = declared[name];
  assert.ok(values.length > 0, `our articles hold a ${name}`);
  for (const value of values) {
    for (const key of Object.keys(value)) assert.ok(key in members, `${name}.${key} is not declared`);
    for (const [key, optional] of Object.entries(members)) {
      assert.ok(optional || key in value, `${name}.${key} is declared, but missing in ${JSON.stringify(value)}`);
    }
  }
}

test("documents", () => check("NativeDocument", documents));
test("mentions", () => check("NativeMention", documents.flatMap((d) => d.mentions)));
test("entities", () => check("NativeEntity", documents.flatMap((d) => d.entities)));
test("dates", () => check("NativeDate", documents.flatMap((d) => d.dates)));
test("quotations", () => check("NativeQuote", documents.flatMap((d) => d.quotes)));
