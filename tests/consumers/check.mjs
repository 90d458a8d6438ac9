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
import { article, sorted } from "./article.mjs";

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

/** @param {string} folder */
const document = (folder) => article(JSON.parse(read(folder, "native.json")));
/** White space as one space. @param {string} text */
const flat = (text) => text.split(/\s+/u).filter(Boolean).join(" ");

/** @type {Record<string, (folder: string) => Promise<void>>} */
const checks = {
  async ajv(folder) {
    const schema = JSON.parse(readFileSync(join(import.meta.dirname, "../../docs/rubricator-1.schema.json"), "utf8"));
    const valid = new (tool("ajv/dist/2020").Ajv2020)({ keywords: ["x-open"], allowUnionTypes: true, strictTypes: false }).compile(schema);
    assert(valid(JSON.parse(read(folder, "native.json"))), JSON.stringify(valid.errors));
  },

  async recogito(folder) {
    const { text, spans } = document(folder);
    const { W3CTextFormat, article } = await recogito(text);
    /** @type {{items: any[]}} */
    const { items } = JSON.parse(read(folder, "w3c-utf16.jsonld"));
    const adapter = W3CTextFormat(items[0].target.source, article);
    const results = items.map((item) => adapter.parse(item));
    assert.deepEqual(results.flatMap(({ error }) => error ?? []), []);
    const found = results.map(({ parsed: { target, bodies } }) => {
      const [{ quote, start, end }] = target.selector;
      assert.equal(text.slice(start, end), quote);
      return [start, end, bodies.find((/** @type {any} */ b) => b.purpose === "tagging").value];
    });
    assert.deepEqual(sorted(found), spans);
  },

  async doccano_graphemes(folder) {
    const { text, spans } = document(folder);
    const clusters = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)].map(({ index }) => index);
    const count = new Map([...clusters, text.length].map((at, n) => [at, n]));
    const whole = spans.filter(([start, end]) => count.has(start) && count.has(end));
    const want = whole.map(([start, end, label]) => [count.get(start), count.get(end), label]);
    assert.deepEqual(sorted(JSON.parse(read(folder, "doccano-graphemes.jsonl")).label), sorted(want));
  },

  async papaparse(folder) {
    const { parse } = tool("papaparse");
    const { mentions, dates, quotes } = document(folder);
    for (const [name, label, list] of /** @type {[string, string, any[]][]} */ ([["mentions", "label", mentions], ["dates", "type", dates], ["quotes", "kind", quotes]])) {
      const { data, errors } = parse(read(folder, `csv-${name}.csv`), { header: true, skipEmptyLines: true });
      assert.deepEqual(errors, []);
      const found = data.map((/** @type {any} */ row) => [Number(row.start_cp), Number(row.end_cp), row.text.replace(/^'(?=[=+\-@\t\r])/, ""), row[label]]);
      assert.deepEqual(found, list.map((a) => [a.start, a.end, a.text, a[label]]), name);
    }
  },

  async remark(folder) {
    const { remark } = await import(pathToFileURL(require.resolve("remark")).href);
    const { quotes, entities } = document(folder);
    /** @type {any[]} */
    const nodes = [remark().parse(read(folder, "markdown.md"))];
    for (const node of nodes) nodes.push(...(node.children ?? []));
    assert.deepEqual(nodes.filter(({ type }) => type === "html"), []);
    /** @type {(node: any) => string} */
    const textOf = (node) => node.value ?? (node.children ?? []).map(textOf).join("");
    const said = new Set(nodes.filter(({ type }) => type === "blockquote").map(({ children }) => flat(textOf(children[0]))));
    for (const quote of quotes) assert(said.has(flat(quote.text)), quote.text);
    const all = flat(textOf(nodes[0]));
    for (const { name } of entities) assert(all.includes(flat(name)), name);
  },

  async jsonld(folder) {
    const { entities, quotes } = document(folder);
    const [node] = await tool("jsonld").expand(JSON.parse(read(folder, "schema-org.jsonld")));
    /** @type {(node: any, key: string) => any[]} */
    const of = (node, key) => node[`https://schema.org/${key}`] ?? [];
    const named = of(node, "mentions").map((m) => [m["@id"], of(m, "name")[0]["@value"]]);
    assert.deepEqual(named.map(([, name]) => name), entities.map((/** @type {any} */ e) => e.name));
    const names = new Map(named);
    const found = of(node, "hasPart").map((q) => [of(q, "text")[0]["@value"], names.get(of(q, "spokenByCharacter")[0]?.["@id"])]);
    const speakers = new Map(entities.filter((/** @type {any} */ e) => ["person", "organization"].includes(e.label)).map((/** @type {any} */ e) => [e.id, e.name]));
    assert.deepEqual(found, quotes.map((q) => [q.text, speakers.get(q.speaker?.entity)]));
  },

  async ical(folder) {
    const { default: ICAL } = await import(pathToFileURL(require.resolve("ical.js")).href);
    const calendar = new ICAL.Component(ICAL.parse(read(folder, "icalendar.ics")));
    const events = calendar.getAllSubcomponents("vevent").map((/** @type {any} */ e) => new ICAL.Event(e));
    for (const event of events) {
      assert(event.summary && event.startDate && event.uid);
      if (event.isRecurring()) assert(event.iterator().next());
    }
    const found = new Set(events.map((/** @type {any} */ e) => `${e.description} ${e.startDate.toString().slice(0, 10)}`));
    const days = document(folder).dates.filter(({ type, interval }) => type === "DATE" && interval && interval[0] === interval[1]);
    for (const { text, interval } of days) assert(found.has(`${flat(text)} ${interval[0]}`), text);
  },

  async axe(folder) {
    const { JSDOM } = tool("jsdom");
    const { window } = new JSDOM(read(folder, "html.html"), { runScripts: "outside-only" });
    window.eval(readFileSync(require.resolve("axe-core"), "utf8"));
    // What colours do on one another is for a browser: the page's own tests look there.
    const { violations } = await window.axe.run({ rules: { "color-contrast": { enabled: false } } });
    assert.equal(violations.map((/** @type {any} */ v) => `${v.id}: ${v.nodes[0].html}`).join("\n"), "");
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
