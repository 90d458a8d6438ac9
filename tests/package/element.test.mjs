// <rubricated-article> in a page of its own: the packed package, a strict policy, an article with links and a style.
import assert from "node:assert/strict";
import { cp } from "node:fs/promises";
import { after, before, test } from "node:test";
import { POLICY, inBrowsers, install, project, serve } from "../harness/package.mjs";

const ARTICLE = `
  <h1>Harbour wall
      fails</h1>
  <p>GENOA — The mayor, <a href="/v"><b>Carla</b> Venturi</a>, said on Tuesday that <!-- a comment --> the wall had cost €4 million.</p>
  <figure><script type="application/json">{"person": "Hidden Harry"}</script></figure>
  <p>“We were told it would stand,” Venturi said.<br>“It stood for a winter.” <span hidden>Hidden Harry</span></p>
  <pre>Lisbon
   and Rome</pre>`;

const home = await project({
  "index.html": `<!doctype html><html lang="en"><title>x</title><link rel="icon" href="data:,"><link rel="stylesheet" href="style.css">
    <script type="module" src="main.js"></script>
    <rubricated-article id="all" date="2026-03-05">${ARTICLE}</rubricated-article>
    <rubricated-article id="some" labels="date"><p><time datetime="2026-03-05T10:00Z">5 March</time> Venturi spoke on Tuesday.</p></rubricated-article>
    <rubricated-article id="order" date-order="mdy" labels="date"><p>On 3 March 2026 it was signed for 07/06/2026.</p></rubricated-article>`,
  "style.css": "#all { --rubricated-person: rgb(1, 2, 3); } rubricated-mark::part(place) { font-weight: 900; }",
  "main.js": `const failed = []; addEventListener('annotatefailed', (event) => failed.push(String(event.detail)));
    globalThis.failed = failed; import './rubricator/element.js';`,
});
/** @type {Awaited<ReturnType<typeof serve>>} */
let site;

before(async () => {
  await install(home.folder);
  await cp(`${home.folder}/node_modules/rubricator`, `${home.folder}/rubricator`, { recursive: true });
  site = await serve(home.folder, POLICY);
});
after(() => { site?.close(); return home.remove(); });

/** @typedef {import("puppeteer-core").Page} Page */

/** @param {Page} page */
async function annotated(page) {
  await page.waitForFunction(() => [...document.querySelectorAll("rubricated-article")].every((a) => /** @type {any} */ (a).document), { timeout: 60_000 });
}

/**
 * The words of each mark of a label.
 * @param {Page} page
 * @param {string} selector
 */
const words = (page, selector) => page.$$eval(selector, (marks) => marks.map((mark) => mark.textContent));

test("words are marked where they stand, and all else stays", () => inBrowsers(site.url, async (page) => {
  await annotated(page);
  assert.deepEqual(await words(page, "#all a rubricated-mark[label=person]"), ["Carla", "Venturi"]);
  assert.equal(await page.$$eval("#all a[href='/v'] b", (links) => links.length), 1);
  assert.ok((await words(page, "#all pre rubricated-mark[label=place]")).includes("Rome"));
  assert.ok((await words(page, "#all rubricated-mark[label=money]")).includes("€4 million"));
  assert.doesNotMatch((await words(page, "rubricated-mark")).join(), /Harry/);
  assert.equal(await page.$eval("#all h1", (h1) => h1.textContent), "Harbour wall\n      fails");
  const text = await page.$eval("#all", (/** @type {any} */ all) => all.document.text);
  assert.match(text, /^Harbour wall fails\n\nGENOA — The mayor, Carla Venturi, said on Tuesday that the wall/);
  assert.match(text, /Venturi said\.\n“It stood for a winter\.”/);
}));

test("published date, labels, custom properties and parts are heeded", () => inBrowsers(site.url, async (page) => {
  await annotated(page);
  assert.deepEqual(new Set(await page.$$eval("#some rubricated-mark", (marks) => marks.map((m) => m.getAttribute("label")))), new Set(["date"]));
  const dates = await page.$eval("#some", (/** @type {any} */ some) => some.document.dates.map((/** @type {any} */ d) => d.value));
  assert.ok(dates.includes("2026-03-03"), dates.join());
  const ordered = await page.$eval("#order", (/** @type {any} */ order) => order.document.dates.map((/** @type {any} */ d) => d.value));
  assert.deepEqual(ordered, ["2026-03-03", "2026-07-06"]);
  const look = (/** @type {string} */ label) => page.$eval(`#all rubricated-mark[label=${label}]`, (mark) => {
    const { backgroundColor, fontWeight } = getComputedStyle(/** @type {Element} */ (mark.shadowRoot?.querySelector("mark")));
    return { backgroundColor, fontWeight };
  });
  assert.equal((await look("person")).backgroundColor, "rgb(1, 2, 3)");
  assert.equal((await look("place")).fontWeight, "900");
}));

test("annotated again after a change, no mark is left of the time before", () => inBrowsers(site.url, async (page) => {
  await annotated(page);
  const before = await page.$eval("#all", (all) => all.textContent);
  const after = await page.$eval("#all", async (/** @type {any} */ all) => {
    await Promise.all([all.annotate(), all.annotate()]);
    return all.textContent;
  });
  assert.equal(after, before);
  await page.$eval("#all", async (/** @type {any} */ all) => {
    all.replaceChildren("Nothing here.");
    await all.annotate();
  });
  assert.equal(await page.$$eval("#all rubricated-mark", (marks) => marks.length), 0);
  assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis).failed), []);
}));
