// What the Export dialog writes.
import assert from "node:assert/strict";
import { STORY, messages, pasteStory, ready, text } from "../harness/actions.mjs";
import { eventually, inEachBrowser } from "../harness/page.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

/**
 * Saves in a format, and gives the file's name and text. Blobs are kept as they are made.
 * @param {Page} page
 * @param {string} format
 */
async function saved(page, format) {
  await page.evaluate(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      Object.assign(globalThis, { savedText: /** @type {Blob} */ (blob).text() });
      return make(blob);
    };
    HTMLAnchorElement.prototype.click = function () { Object.assign(globalThis, { savedName: this.download }); };
  });
  await page.click("#export");
  await page.waitForSelector("#export-dialog[open]");
  await page.evaluate((id) => document.getElementById(`format-${id}`)?.click(), format);
  await page.waitForSelector(`[data-save="${format}"]`);
  await page.click(`[data-save="${format}"]`);
  await eventually(() => page.evaluate(() => "savedText" in globalThis), "the file");
  // @ts-expect-error: the lines above put them there
  const [text, file] = await page.evaluate(async () => [await globalThis.savedText, globalThis.savedName]);
  return { text, file };
}

inEachBrowser("native JSON holds the text, and offsets that point into it", async ({ page }) => {
  await pasteStory(page);
  const { text: json, file } = await saved(page, "native");
  assert.equal(file, "harbour-wall-fails-in-genoa.json");
  const native = JSON.parse(json);
  assert.equal(native.format, "rubricator/1");
  assert.equal(native.text, STORY);
  assert.equal(native.offsets, "utf16");
  assert.ok(native.mentions.length > 3 && native.quotes.length >= 2);
  for (const { start, end, text } of [...native.mentions, ...native.dates, ...native.quotes]) assert.equal(STORY.slice(start, end), text);
});

inEachBrowser("W3C Web Annotation is written", async ({ page }) => {
  await pasteStory(page);
  const { text, file } = await saved(page, "w3c");
  assert.equal(file, "harbour-wall-fails-in-genoa.jsonld");
  const first = JSON.parse(text);
  assert.match(JSON.stringify(first["@context"]), /www\.w3\.org\/ns\/anno\.jsonld/);
  assert.match(text, /TextQuoteSelector/);
  assert.match(text, /Zoë Li/);
});

inEachBrowser("the dialog says what a format is for, what it keeps and leaves out, and shows its first lines", async ({ page }) => {
  await pasteStory(page, `${STORY} It began in March 2021.`);
  await page.click("#export");
  await page.waitForSelector("#export-dialog[open]");
  const show = async (/** @type {string} */ id) => {
    await page.click(`#format-${id}`);
    await page.waitForSelector(`.format-detail [data-save="${id}"]`);
    return text(page, ".format-detail");
  };
  const calendar = await show("icalendar");
  assert.match(calendar, /calendars: an event for each day/);
  assert.match(calendar, /Keeps: days, weeks, clock times/);
  assert.match(calendar, /Leaves out: names, quotations, lengths of time, months/);
  assert.match(calendar, /3 dates that are no days or weeks are left out/);
  assert.match(calendar, /1 length of time, which has no day, is left out/);
  assert.match(calendar, /BEGIN:VCALENDAR/);
  assert.ok(await page.$('[data-copy="icalendar"]'));
  await show("brat");
  assert.equal(await page.$('[data-copy="brat"]'), null, "an archive cannot be copied as text");
  for (const id of ["icalendar", "tei"]) await page.click(`.too[value="${id}"]`);
  assert.equal(await text(page, "#save-zip"), "Save 2 formats as a zip");
  await page.click("#save-zip");
  await eventually(async () => (await messages(page)).some((said) => /Calendar: 3 dates that are no days or weeks are left out/.test(said)), "what the archive lacks");
});

inEachBrowser("there is nothing to export before there is a text", async ({ page }) => {
  await ready(page);
  assert.equal(await page.$eval("#export", (e) => getComputedStyle(e).display), "none");
});
