// Dates on the page: their marks, what they mean, the timeline, and notes in print.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inWords } from "../../www/js/dates.js";
import { STORY, choose, classes, field, marked, pasteMany, pasteStory, text } from "../harness/actions.mjs";
import { accessibilityFaults, eventually, inEachBrowser } from "../harness/page.mjs";

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

inEachBrowser("day or month first is asked where the text leaves it open, and outlives a reload", async ({ page }) => {
  await pasteStory(page);
  assert.ok(await page.$("#order[hidden]"), "nothing to ask");
  await page.reload();
  await pasteStory(page, "Ann Lee left Rome on 03/04/2025.");
  await page.waitForSelector("#order:not([hidden])");
  assert.deepEqual(await accessibilityFaults(page), []);
  const reads = (/** @type {string} */ value) => eventually(async () => {
    await page.evaluate(() => /** @type {HTMLElement | null} */ (document.querySelector("mark.date"))?.click());
    return (await text(page, "#panel-inspect code")).includes(value);
  }, value);
  for (const [order, value] of [["dmy", "2025-04-03"], ["mdy", "2025-03-04"], ["dmy", "2025-04-03"]]) {
    await page.select("#order", order);
    await reads(value);
  }
  await page.reload();
  await marked(page);
  await reads("2025-04-03");
  await choose(page, "Ann Lee");
  await field(page, "#panel-inspect [data-key=relabel]", "organization");
  await eventually(async () => (await classes(page, "Ann Lee")).includes("organization"), "the new label");
  await page.select("#order", "mdy");
  await reads("2025-03-04");
});

inEachBrowser("without a published date the timeline says what one would settle, in words", async ({ page }) => {
  await pasteStory(page, "Maria Ortega left Rome on Feb. 1. She came back last week. It was recently repaired. It opened in March 2021.");
  await page.click("#tab-timeline");
  const panel = () => text(page, "#panel-timeline");
  await eventually(async () => /2 dates would be known/.test(await panel()), "the appeal");
  assert.match(await panel(), /February 1, year open/);
  assert.match(await panel(), /week, not known which/);
  assert.match(await panel(), /the past/);
  assert.doesNotMatch(await panel(), /XX|_REF/);
  assert.deepEqual(await accessibilityFaults(page), []);
  await page.click("[data-key=setDate]");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "published");
  await field(page, "#published", "2025-02-10");
  await page.$eval("#published", (e) => e.dispatchEvent(new Event("input", { bubbles: true })));
  await eventually(async () => !/would be known/.test(await panel()) && /February 1, 2025/.test(await panel()), "all dates");
});

inEachBrowser("a date that can be read in two ways is marked, and the other reading taken with a press", async ({ page }) => {
  await pasteStory(page, "Ann Lee left Rome on 03/04/2025.");
  assert.match(await page.$eval("mark.date.open", (e) => getComputedStyle(e, "::after").content), /\?/);
  await page.click("mark.date");
  await page.waitForSelector("[data-key^='or-']");
  const [before, other] = await page.evaluate(() => [document.querySelector("#panel-inspect code")?.textContent, /** @type {HTMLElement} */ (document.querySelector("[data-key^='or-']")).dataset.key?.slice(3)]);
  assert.deepEqual([before, other].sort(), ["2025-03-04", "2025-04-03"]);
  await page.click("[data-key^='or-']");
  await eventually(async () => (await text(page, "#panel-inspect code")).startsWith(other ?? "?"), "the other reading");
  assert.equal(await page.$("mark.date.open"), null);
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

inEachBrowser("who zooms in sees where the dates are, not the years between them; and a scroll stays", async ({ page }) => {
  await pasteStory(page, `${STORY}\r\n\r\nThe dam was built in 1961. A crack was found on 1 March 2026, and filled on 2 March 2026.`);
  await page.click("#tab-timeline");
  for (let i = 0; i < 4; i++) await page.click("[data-key=zoomIn]");
  const seen = () => page.$$eval(".moment", (all) => all.filter((e) => {
    const [box, frame] = [e, /** @type {Element} */ (e.closest(".time"))].map((x) => x.getBoundingClientRect());
    return box.right > frame.left && box.left < frame.right;
  }).length);
  assert.ok((await seen()) >= 3, "the days of March");
  await page.$eval(".time", (e) => { e.scrollLeft = 0; });
  await eventually(async () => (await seen()) === 1, "1961");
  await page.click("[data-key=zoomIn]");
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  assert.ok((await page.$eval(".time", (e) => (e.scrollLeft + e.clientWidth / 2) / e.scrollWidth)) < 0.1, "still at the start");
});

inEachBrowser("dates of one day share a bar, and each press goes on to the next; a long list is drawn in parts", async ({ page }) => {
  await pasteMany(page, 150);
  await marked(page);
  await page.click("#tab-timeline");
  const rows = () => page.evaluate(() => document.querySelectorAll(".date-list")[0].querySelectorAll(".date-row").length);
  await eventually(async () => (await rows()) === 200 || (await rows()) === 150, "the first rows");
  const before = await rows();
  assert.ok((await page.$$(".moment")).length <= 2, "one bar a day");
  const chosen = () => page.$eval(".date-row[aria-current=true]", (e) => /** @type {HTMLElement} */ (e).dataset.key);
  await page.click(".moment");
  const first = await chosen();
  await page.click(".moment");
  assert.notEqual(await chosen(), first);
  const more = await page.$("#panel-timeline .more");
  if (before === 200) assert.ok(more);
  await more?.click();
  if (more) assert.ok((await page.$$(".date-row")).length > 200);
});

inEachBrowser("clock times, parts of the day and repetitions are told in words", async ({ page }) => {
  await pasteStory(page, "ROME, March 12, 2026 — Ann Lee left at 6:40 a.m. on Thursday. Trains go every 10 minutes. She slept on Tuesday night for two hours.");
  await page.click("#tab-timeline");
  const panel = () => text(page, "#panel-timeline");
  await eventually(async () => /Thu, March 12, 2026, 6:40/.test(await panel()), "the clock time");
  assert.match(await panel(), /every 10 minutes/);
  assert.match(await panel(), /Tue, March 10, 2026, night/);
  assert.match(await panel(), /2 hours/);
  assert.doesNotMatch(await panel(), /PT|TNI/);
});

inEachBrowser("printing adds notes on what paper cannot show", async ({ page }) => {
  await pasteStory(page);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.match(await text(page, ".print-notes"), /Tuesday: /);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await page.$(".print-notes"), null);
});

test("values that no calendar has are told in words", () => {
  const told = (/** @type {string} */ type, /** @type {string} */ value) => inWords(/** @type {any} */ ({ type, value, interval: null }));
  const words = { "XXXX-WI": "winter, not known which", "XXXX-Q1": "quarter 1, not known which", "XXXX-WXX-2": "Tuesday, not known which", P1CE: "1 century",
    P2DE: "2 decades", P5Q: "5 quarters", P45Y: "45 years", P1M: "1 month", PT1M: "1 minute", "PT1M29.611S": "1 minute, 29.611 seconds", PXY: "years, not said how many", PTXH: "hours, not said how many",
    "P1DT2H": "1 day, 2 hours" };
  for (const [value, said] of Object.entries(words)) assert.equal(told("DURATION", value), said);
  assert.equal(told("SET", "P1Y"), "every 1 year");
  // What is no duration is shown as it stands.
  for (const value of ["P", "PT", "P5", "X", "P1Z"]) assert.equal(told("DURATION", value), value);
});
