// What a host, or somebody between, may send in the place of the page's files: none of it is run, and none of it stays.
import assert from "node:assert/strict";
import { drawn, marked, messages, paste, ready, text } from "../harness/actions.mjs";
import { faulty } from "../harness/faulty.mjs";
import { eventually, inEachBrowser } from "../harness/page.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

const LOGIN = "<!doctype html><title>Log in</title><h1>Log in</h1>";

/** Every file that the service worker keeps, with the first of what it says. @param {Page} page */
const cached = (page) => page.evaluate(async () => {
  /** @type {string[]} */
  const all = [];
  for (const name of (await caches.keys()).filter((name) => name.startsWith("rubricator-"))) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) all.push(`${request.url} ${(await (await cache.match(request))?.text())?.slice(0, 60)}`);
  }
  return all;
});

/** What is sent in place of a file. @type {[string, string, { status?: number, headers?: Record<string, string>, body?: string }][]} */
const POISON = [
  ["a file redirected to another host", "icons/icon-192.png", { status: 302, headers: { Location: "http://127.0.0.2:9/" } }],
  ["a file redirected on our own host", "css/print.css", { status: 302, headers: { Location: "shell.css" } }],
  ["a log-in page for a text", "samples/court.txt", { body: LOGIN }],
  ["other bytes of the right type", "icons/icon-512.png", { headers: { "Content-Type": "image/png" }, body: "no picture" }],
  ["an answer of another kind", "samples/agency.txt", { status: 206, body: "Th" }],
];

for (const [name, path, wrong] of POISON) {
  inEachBrowser(`the service worker keeps no poison: ${name}`, async ({ page, faults }) => {
    let poisoned = true;
    await faulty((asked) => (poisoned && asked === path ? wrong : undefined), async (url) => {
      await page.goto(url);
      await ready(page);
      await page.evaluate(() => navigator.serviceWorker.register("sw.js").then((r) => new Promise((resolve) => {
        const worker = r.installing;
        if (worker) worker.addEventListener("statechange", () => worker.state === "redundant" && resolve(null));
        else resolve(null);
      })).catch(() => {}));
      assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active ?? null), null, "no release in halves");
      assert.deepEqual((await cached(page)).filter((line) => line.includes(path)), []);
      poisoned = false;
      await page.reload();
      await eventually(async () => (await text(page, "#private")).includes("offline"), "the whole release, once the poison is gone");
    });
    faults.length = 0;
  });
}

inEachBrowser("a module that is not ours is not run; the text stays", async ({ page, faults }) => {
  const wrong = { headers: { "Content-Type": "application/wasm" }, body: "\0asm\x01\0\0\0" };
  await faulty((asked) => (asked === "pkg/rubricator_bg.wasm" ? wrong : undefined), async (url) => {
    await page.goto(url);
    await paste(page, { "text/plain": "Ann Lee went to Rome." });
    await eventually(async () => (await messages(page)).some((m) => m.includes("could not be loaded")), "the message");
    await eventually(async () => (await drawn(page)).join() === "Ann Lee went to Rome.", "the text");
  });
  faults.length = 0;
});

for (const [name, wrong] of /** @type {const} */ ([["missing", { status: 404 }], ["another one", { body: LOGIN }]])) {
  inEachBrowser(`without the model names are found by rules, and it is said: ${name}`, async ({ page, faults }) => {
    await faulty((asked) => (asked === "pkg/names.bin" ? wrong : undefined), async (url) => {
      await page.goto(url);
      await paste(page, { "text/plain": "The mayor, Carla Venturi, said on Tuesday that the wall held." });
      await marked(page);
      await eventually(async () => (await messages(page)).some((m) => m.includes("found by rules alone")), "the message");
    });
    faults.length = 0;
  });
}
