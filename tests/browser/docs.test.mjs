// The documentation as it is served: every page whole, readable by all, every link alive; the custom element's example at work.
import assert from "node:assert/strict";
import { accessibilityFaults, inEachBrowser } from "../harness/page.mjs";

inEachBrowser("from the page to every page of the documentation, and no link is dead", async ({ page, url }) => {
  await page.$eval(".about a", (link) => /** @type {HTMLElement} */ (link).click());
  await page.waitForSelector("main h1");
  const seen = new Set();
  const wanted = [page.url()];
  for (let next = wanted.pop(); next; next = wanted.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    assert.equal((await page.goto(next))?.status(), 200, next);
    assert.deepEqual(await accessibilityFaults(page), [], next);
    const links = await page.$$eval("a[href]", (all) => all.map((a) => /** @type {HTMLAnchorElement} */ (a).href.split("#")[0]));
    wanted.push(...links.filter((link) => link.startsWith(`${url}docs/`) && link.endsWith(".html")));
  }
  assert.ok(seen.size > 10, [...seen].join(" "));
});

inEachBrowser("on a phone no page is wider than the screen", async ({ page, url }) => {
  for (const name of ["index", "formats", "accuracy", "packages"]) {
    await page.goto(`${url}docs/${name}.html`);
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(excess <= 0, `${name}: ${excess} px too wide`);
  }
}, { viewport: { width: 320, height: 700 } });

inEachBrowser("the custom element's example annotates", async ({ page, url }) => {
  await page.goto(`${url}docs/site/element.html`);
  await page.waitForSelector("rubricated-mark[label=person]");
  const people = await page.$$eval("rubricated-mark[label=person]", (marks) => marks.map((mark) => mark.textContent));
  assert.ok(people.includes("Carla Venturi"), people.join());
});
