// How the page loads the core: with the model where it comes whole, by rules and with the reason where it does not.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { afterEach, test } from "node:test";
import { loadAnnotator } from "../../www/js/annotator.js";
import { openDesk } from "../../www/js/desk.js";

const plain = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = plain;
});

/**
 * Serves the package from the disk, but for the model `answer`.
 * @param {(model: Uint8Array<ArrayBuffer>) => Response} answer
 */
function serve(answer) {
  globalThis.fetch = async (address) => {
    const url = new URL(String(address));
    const bytes = new Uint8Array(await readFile(url));
    const headers = { "Content-Type": "application/wasm" };
    return url.pathname.endsWith("names.bin") ? answer(bytes) : new Response(bytes, { headers });
  };
}

test("with the model", async () => {
  serve((model) => new Response(model));
  const { annotator, problem } = await loadAnnotator();
  assert.equal(problem, null);
  assert.equal(annotator.annotate("", undefined).offsets, "utf16");
});

/** @type {[string, (model: Uint8Array<ArrayBuffer>) => Response, RegExp][]} */
const broken = [
  ["a missing model", () => new Response("not found", { status: 404 }), /names\.bin: the server answered 404/],
  ["a cut model", (model) => new Response(model.subarray(0, 9999)), /model file of 9999 bytes/],
  ["a page in its place", () => new Response("<!doctype html><title>Log in</title>".repeat(9)), /not a model file/],
  ["no network", () => { throw new TypeError("offline"); }, /offline/],
];

for (const [name, answer, reason] of broken) {
  test(`${name}: by rules, and it is said why`, async () => {
    serve(answer);
    const { annotator, problem } = await loadAnnotator();
    assert.match(String(problem), reason);
    assert.equal(annotator.annotate("", undefined).offsets, "utf16");
  });
}

test("a desk that did not come is fetched again by whoever asks next", async () => {
  globalThis.fetch = async () => new Response("not found", { status: 404 });
  await assert.rejects(openDesk(), /desk_bg\.wasm: the server answered 404/);
  serve((model) => new Response(model));
  const [desk, same] = await Promise.all([openDesk(), openDesk()]);
  assert.equal(desk.htmlToText("<p>a<p>b"), "a\n\nb");
  assert.equal(same, desk);
});
