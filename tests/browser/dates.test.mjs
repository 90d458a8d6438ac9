// Dates on the page: their marks, what they mean, the timeline, and notes in print.
import assert from "node:assert/strict";
import { pasteStory, text } from "../harness/actions.mjs";
import { eventually, inEachBrowser } from "../harness/page.mjs";

inEachBrowser("dates are marked by a dotted line", async ({ page }) => {
  await pasteStory(page);
  assert.match(await text(page, "mark.date"), /Tuesday/);
  assert.match(await page.$eval("mark.date", (mark) => getComputedStyle(mark).textDecorationStyle), /dotted/);
});

inEachBrowser("the published date sets what Tuesday means", async ({ page }) => {
  await pasteStory(page);
  const tuesday = () => page.$$eval("mark.date", (all) => /** @type {HTMLElement} */ (all.find((m) => m.textContent === "Tuesday")).click());
  for (const [published, value] of [["2026-03-05", "2026-03-03"], ["2026-06-12", "2026-06-09"]]) {
    await page.$eval("#published", (field, day) => {
      /** @type {HTMLInputElement} */ (field).value = day;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }, published);
    await eventually(async () => {
      await tuesday();
      return (await text(page, "#panel-inspect code")).includes(value);
    }, `${value} in the inspector`);
  }
});

inEachBrowser("dates are drawn to scale, and zoomed", async ({ page }) => {
  await pasteStory(page);
  await page.click("#tab-timeline");
  await page.waitForSelector(".moment");
  const width = () => page.$eval(".time-inner", (e) => e.clientWidth);
  const before = await width();
  await page.click("[data-key=zoomIn]");
  assert.ok((await width()) > before * 1.5, "zoomed in");
  await page.click(".date-row");
  assert.ok(await page.$("mark.date.on"), "the date is chosen in the text");
});

inEachBrowser("printing adds notes on what paper cannot show", async ({ page }) => {
  await pasteStory(page);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.match(await text(page, ".print-notes"), /Tuesday: /);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await page.$(".print-notes"), null);
});
