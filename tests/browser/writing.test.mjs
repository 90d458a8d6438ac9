// Bringing text in: typing, rich text, files, and what is no text at all.
import assert from "node:assert/strict";
import { STORY, drawn, drop, marked, messages, paste, pasteMany, pasteStory, ready, text } from "../harness/actions.mjs";
import { eventually, inEachBrowser } from "../harness/page.mjs";

/** @param {string} text */
const bytes = (text) => [...new TextEncoder().encode(text)];

inEachBrowser("typed text is annotated while it is typed, and read with Ctrl+Enter", async ({ page }) => {
  await ready(page);
  await page.keyboard.type("“It held,” said Maria Ortega in Paris on 3 May 2024.");
  await eventually(async () => (await text(page, "#labels")).includes("Person"), "the labels beside the field");
  await page.keyboard.down("Control");
  await page.keyboard.press("Enter");
  await page.keyboard.up("Control");
  await marked(page);
  assert.match(await text(page, "mark.person"), /Maria Ortega/);
});

inEachBrowser("pasted HTML keeps its paragraphs and loses what is no text", async ({ page }) => {
  await paste(page, {
    "text/plain": "one line",
    "text/html": "<h1>Wall fails</h1><script>alert(1)</script><p>Zoë Li went to Genoa.</p><nav>Share this</nav><p>She was in Rome.</p>",
  });
  await marked(page);
  assert.deepEqual(await drawn(page), ["Wall fails", "Zoë Li went to Genoa.", "She was in Rome."]);
});

inEachBrowser("an edit keeps the text, and annotates it again", async ({ page }) => {
  await pasteStory(page);
  await page.click("#edit");
  const field = await page.$eval("#source", (e) => /** @type {HTMLTextAreaElement} */ (e).value);
  assert.equal(field, STORY.replaceAll("\r\n", "\n"));
  await page.keyboard.type("Ana Ruiz was there. ");
  await page.click("#done");
  await marked(page);
  await eventually(async () => (await text(page, "mark.person")).includes("Ana Ruiz"), "the new name");
});

inEachBrowser("a text file is opened; one that is no text is refused with a message", async ({ page }) => {
  await drop(page, [{ name: "story.txt", type: "text/plain", bytes: bytes(STORY) }]);
  await marked(page);
  await drop(page, [{ name: "cat.jpg", type: "image/jpeg", bytes: [0xff, 0xd8, 0, 0, 1, 2, 3] }]);
  await eventually(async () => (await messages(page)).some((m) => m.includes("cat.jpg") && m.includes("not a text file")), "the message");
  assert.deepEqual(await drawn(page), STORY.split("\r\n\r\n"), "the article is still there");
});

inEachBrowser("bytes that are not UTF-8 are read, with a word about it", async ({ page }) => {
  await drop(page, [{ name: "latin.txt", type: "text/plain", bytes: [...bytes("Zo"), 0xeb, ...bytes(" Li went to Paris in 2024.")] }]);
  await marked(page);
  assert.deepEqual(await drawn(page), ["Zoë Li went to Paris in 2024."]);
  assert.ok((await messages(page)).some((m) => m.includes("not UTF-8")));
});

inEachBrowser("an empty paste or file is answered with a message", async ({ page }) => {
  await paste(page, { "text/plain": " \n " });
  await eventually(async () => (await messages(page)).some((m) => m.includes("no text")), "the message");
  await drop(page, [{ name: "empty.txt", type: "text/plain", bytes: [] }]);
  assert.ok(await page.$("body[data-empty]"));
});

inEachBrowser("a day that is none changes nothing but the note", async ({ page }) => {
  await pasteStory(page);
  await page.$eval("#published", (field) => {
    Object.defineProperty(field, "validity", { value: { badInput: true }, configurable: true });
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await eventually(async () => (await text(page, "#published-note")).includes("No such day"), "the note");
  assert.equal(await page.$eval("#published", (e) => e.getAttribute("aria-invalid")), "true");
  assert.ok((await page.$$("mark")).length > 5, "the marks stay");
});

inEachBrowser("ten megabytes are shown at once and stay usable", async ({ page }) => {
  await pasteMany(page, Math.ceil(10_000_000 / STORY.length));
  await page.waitForSelector("#article mark");
  await page.click("mark.person");
  await eventually(async () => (await text(page, "#panel-inspect")).includes("Person"), "the inspector");
  const end = () => page.$eval("#scroller", (s) => { s.scrollTop = s.scrollHeight; return s.scrollHeight; });
  assert.ok((await end()) > 1_000_000);
  await page.waitForFunction(() => document.querySelector("#article .chunk:last-child .block"));
});
