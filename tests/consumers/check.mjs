// Reads what `rubricator export` wrote with the JavaScript tools that people will read it with, and the HTML with vnu.
//
//     node check.mjs MODULES FOLDER...
//
// MODULES holds node_modules. Prints a line a check; exits with 1 when any failed.
// @ts-check

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, ...folders] = process.argv.slice(2);
const require = createRequire(join(modules, "node_modules", "_"));
/** @type {(name: string) => any} */
const tool = (name) => require(name);
/** @type {(folder: string, name: string) => string} */
const read = (folder, name) => readFileSync(join(folder, name), "utf8");

/**
 * Recogito is made for a page: it gets one that holds the article.
 * @param {string} text
 * @returns {Promise<any>} its module, and the article's element
 */
async function recogito(text) {
  const { JSDOM } = tool("jsdom");
  const { window } = new JSDOM("<div id=article></div>");
  for (const name of ["window", "document", "Node", "NodeFilter", "Range", "HTMLElement", "Element"]) {
    Object.assign(globalThis, { [name]: name === "window" ? window : window[name] });
  }
  const article = window.document.getElementById("article");
  article.textContent = text;
  const file = join(modules, "node_modules/@recogito/text-annotator/dist/text-annotator.es.js");
  return { ...(await import(pathToFileURL(file).href)), article };
}

/** @type {Record<string, (folder: string) => Promise<void>>} */
const checks = {
  async recogito(folder) {
    const { text, mentions } = JSON.parse(read(folder, "native.json"));
    const { W3CTextFormat, article } = await recogito(text);
    /** @type {{items: any[]}} */
    const { items } = JSON.parse(read(folder, "w3c-utf16.jsonld"));
    const adapter = W3CTextFormat(items[0].target.source, article);
    const results = items.map((item) => adapter.parse(item));
    assert.deepEqual(results.flatMap(({ error }) => error ?? []), []);
    const parsed = results.map((result) => result.parsed);
    for (const { target } of parsed) {
      for (const { quote, start, end } of target.selector) assert.equal(text.slice(start, end), quote);
    }
    const quotes = new Set(parsed.flatMap(({ target }) => target.selector.map((/** @type {{quote: string}} */ s) => s.quote)));
    for (const m of mentions) assert(m.status === "rejected" || quotes.has(m.text), m.text);
  },

  async ical(folder) {
    const { default: ICAL } = await import(pathToFileURL(require.resolve("ical.js")).href);
    const calendar = new ICAL.Component(ICAL.parse(read(folder, "icalendar.ics")));
    for (const event of calendar.getAllSubcomponents("vevent").map((/** @type {any} */ e) => new ICAL.Event(e))) {
      assert(event.summary && event.startDate && event.uid);
      if (event.isRecurring()) assert(event.iterator().next());
    }
  },

  async vnu(folder) {
    const jar = join(modules, "node_modules/vnu-jar/build/dist/vnu.jar");
    const args = ["-jar", jar, "--errors-only", "--stdout", join(folder, "html.html")];
    const { status, stdout, error } = spawnSync("java", args, { encoding: "utf8" });
    assert.equal(status, 0, stdout || String(error));
  },
};

let failed = 0;
for (const folder of folders) {
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check(folder);
      console.log(`ok   ${basename(folder).padEnd(10)} ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL ${basename(folder).padEnd(10)} ${name}\n${error instanceof Error ? error.stack : error}`);
    }
  }
}
console.log(`${Object.keys(checks).length * folders.length - failed} checks passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
