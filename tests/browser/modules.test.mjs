// The page's pure modules, and its words in each language: no browser needed.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import { blocksOf, chunksOf } from "../../www/js/blocks.js";
import { decode } from "../../www/js/decode.js";
import { cut } from "../../www/js/segments.js";
import { DAY, place, spanOf, ticks } from "../../www/js/timescale.js";
import de from "../../www/i18n/de.js";
import en from "../../www/i18n/en.js";
import es from "../../www/i18n/es.js";

const www = new URL("../../www/", import.meta.url);

/** @param {string} id @param {number} start @param {number} end */
const span = (id, start, end) => /** @type {any} */ ({ id, start, end });

test("pieces are cut at every edge and know what covers them, outermost first", () => {
  const pieces = cut(0, 20, [span("q", 2, 18), span("m", 4, 10), span("d", 8, 12)]);
  assert.deepEqual(pieces.map(({ start, end, covering }) => [start, end, covering.map(({ id }) => id).join("")]), [
    [0, 2, ""], [2, 4, "q"], [4, 8, "qm"], [8, 10, "qmd"], [10, 12, "qd"], [12, 18, "q"], [18, 20, ""],
  ]);
});

test("an annotation that began before the stretch covers its start", () => {
  assert.deepEqual(cut(5, 9, [span("q", 0, 7)]).map(({ start, end, covering }) => [start, end, covering.length]), [[5, 7, 1], [7, 9, 0]]);
});

test("blocks are the lines that are not blank, whatever ends them", () => {
  const text = "a\r\n\r\n b 💩\u2028c\n \n";
  assert.deepEqual(blocksOf(text, []).map(({ start, end }) => text.slice(start, end)), ["a", " b 💩", "c"]);
});

test("a huge line is drawn in portions that lose nothing and split no character", () => {
  const text = "💩".repeat(60_000);
  const blocks = blocksOf(text, []);
  assert.ok(blocks.length > 3);
  assert.equal(blocks.map(({ start, end }) => text.slice(start, end)).join(""), text);
  for (const { start, end } of blocks) assert.doesNotThrow(() => encodeURIComponent(text.slice(start, end)));
  assert.equal(chunksOf(blocks).flatMap(({ blocks }) => blocks).length, blocks.length);
});

test("bytes: text in three encodings, and what is no text", () => {
  const utf8 = (/** @type {string} */ s) => new TextEncoder().encode(s);
  assert.deepEqual(decode(utf8("Zoë 💩")), { text: "Zoë 💩", encoding: "utf-8" });
  assert.deepEqual(decode(new Uint8Array([0x5a, 0x6f, 0xeb])), { text: "Zoë", encoding: "windows-1252" });
  assert.deepEqual(decode(new Uint8Array([0xff, 0xfe, 0x5a, 0])), { text: "Z", encoding: "utf-16" });
  assert.equal(decode(new Uint8Array([1, 0, 2])), null);
  assert.equal(decode(utf8("%PDF-1.7")), null);
});

test("the timeline keeps to scale, and moments that touch in different lanes", () => {
  const year = (/** @type {number} */ y) => Date.UTC(y, 0, 1);
  const moments = [2000, 2010, 2020].map((y) => ({ id: String(y), start: year(y), end: year(y) + DAY }));
  const placed = place([...moments, { ...moments[2], id: "again" }], spanOf(moments), 1000);
  assert.ok(Math.abs(placed[1].left - placed[0].left - (placed[2].left - placed[1].left)) < 1);
  assert.deepEqual(placed.map(({ lane }) => lane), [0, 0, 0, 1]);
});

test("ticks stand at round times, not too close", () => {
  const span = { first: Date.UTC(1961, 3, 2), last: Date.UTC(2026, 2, 20) };
  const { times, unit } = ticks(span, 300, 60);
  assert.equal(unit, "year");
  assert.ok(times.length >= 2 && times.length <= 6, String(times.length));
  for (const time of times) assert.match(new Date(time).toISOString(), /^\d{4}-01-01/);
});

test("every language has every message with the same values to fill in", () => {
  const values = (/** @type {unknown} */ message) => [...new Set(JSON.stringify(message).match(/\{\w+\}/g))].sort().join();
  for (const [name, messages] of Object.entries({ es, de })) {
    assert.deepEqual(Object.keys(messages).sort(), Object.keys(en).sort(), name);
    for (const [key, message] of Object.entries(messages)) assert.equal(values(message), values(en[key]), `${name}: ${key}`);
  }
});

test("the page's HTML says what the English messages say", async () => {
  const html = await readFile(new URL("index.html", www), "utf8");
  for (const [, key, text] of html.matchAll(/data-t="(\w+)"[^>]*>([^<]*)</g)) assert.equal(text, en[key], key);
});

test("every message is used, and every message that is used exists", async () => {
  const files = (await readdir(new URL("js/", www))).map((name) => new URL(`js/${name}`, www));
  const code = (await Promise.all([...files, new URL("index.html", www)].map((file) => readFile(file, "utf8")))).join("\n");
  const said = [...code.matchAll(/\bt\('(\w+)'[,)]|data-t(?:-label|-placeholder|-title)?="(\w+)"/g)].map(([, a, b]) => a ?? b);
  for (const key of said) assert.ok(key in en, `no message ${key}`);
  const built = /^(?:(?:label|ref|hint|part|type|stage|theme|density|size|format|drops|status|act|key|tie|season|span)_|direct$|mixed$|indirect$|(?:start|end)(?:Back|Forth)$)/;
  for (const key of Object.keys(en)) assert.ok(built.test(key) || code.includes(`'${key}'`) || code.includes(`"${key}"`), `unused: ${key}`);
});

test("modules are at most 200 lines", async () => {
  for (const name of await readdir(new URL("js/", www))) {
    const lines = (await readFile(new URL(`js/${name}`, www), "utf8")).split("\n").length - 1;
    assert.ok(lines <= 200, `${name} has ${lines} lines`);
  }
});
