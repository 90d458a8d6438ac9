// Positions count what JavaScript's strings count: text.slice(start, end) is the span's text, whatever stands around it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Annotator, spans } from "../harness/wasm.mjs";

const annotator = new Annotator();

/** A paragraph with a name, a date and a quotation, each beside what makes positions go wrong. */
const SENTENCE = "“We won,” said Zoë Li of Reuters in Paris on Feb. 1, 2025.";

/**
 * Annotates `text` and checks every position in what comes back.
 * @param {string} text
 */
function checked(text) {
  const document = annotator.annotate(text, "2025-02-06");
  // A lone surrogate is no character: inside the core it is U+FFFD, one UTF-16 unit like itself.
  const known = text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
  for (const span of spans(document)) {
    assert.equal(known.slice(span.start, span.end), span.text);
  }
  return document;
}

/** @param {string} text */
const kinds = (text) => {
  const { mentions, dates, quotes } = checked(text);
  return [...mentions, ...dates, ...quotes].map((span) => span.text);
};

const HARD = {
  emoji: "💩👩‍👩‍👧🇫🇷 ",
  "CR LF": "Para one.\r\n\r\n",
  NBSP: "\u00a0\u202f",
  "combining marks": "Zoe\u0308 n\u0303 ",
  "a lone high surrogate": "\ud83d ",
  "a lone low surrogate": "\udca9 ",
  "swapped surrogates": "\udca9\ud83d ",
  "a byte order mark": "\ufeff",
  NUL: "\0 ",
  "right to left": "שלום \u202eabc\u202c ",
  "line separators": "\u2028\u2029\u0085",
};

for (const [name, hard] of Object.entries(HARD)) {
  test(`positions hold after ${name}`, () => {
    const found = kinds(SENTENCE);
    assert.ok(found.length > 0, "there is something to find");
    const after = kinds(`${hard.repeat(3)}\n\n${SENTENCE}`);
    assert.deepEqual(found.filter((text) => !after.includes(text)), [], "and it is found");
  });

  test(`positions hold between ${name}`, () => {
    checked(SENTENCE.replaceAll(" ", ` ${hard}`));
  });
}

test("every UTF-16 unit alone, and before a sentence", () => {
  let units = "";
  for (let unit = 0; unit < 0x10000; unit++) units += String.fromCharCode(unit);
  checked(units);
  checked(`${units}\n\n${SENTENCE}`);
});

test("an empty text has nothing in it", () => {
  assert.deepEqual(spans(checked("")), []);
});

test("10 MB of text, in linear time", { timeout: 120_000 }, () => {
  const paragraph = `💩 ${SENTENCE} ${"Nothing else happened there. ".repeat(5)}\r\n\r\n`;
  const texts = [1e6, 1e7].map((length) => paragraph.repeat(length / paragraph.length));
  const [small, large] = texts.map((text) => {
    const begun = performance.now();
    const found = spans(checked(text)).length;
    return { found, ms: performance.now() - begun };
  });
  assert.ok(large.found > 9 * small.found);
  // Twice the budget of 11: here other programs share the machine, and the guard is against squares.
  assert.ok(large.ms < 22 * small.ms, `${small.ms} ms for 1 MB, ${large.ms} ms for 10 MB`);
});
