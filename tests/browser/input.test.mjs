// What comes in and goes out besides a paste: Word, PDF, other tools' files, links, the whole workspace, the app's share.
import assert from "node:assert/strict";
import { STORY, choose, classes, drawn, drop, field, marked, messages, pasteStory, press, ready, text } from "../harness/actions.mjs";
import { docx, pdf } from "../harness/files.mjs";
import { eventually, inEachBrowser } from "../harness/page.mjs";
import { catchSaves, caught } from "../harness/saving.mjs";

const bytes = (/** @type {string} */ text) => [...new TextEncoder().encode(text)];

inEachBrowser("a Word document is read, and the marks are there", async ({ page }) => {
  await drop(page, [{ name: "story.docx", type: "", bytes: docx(["Harbour wall fails", "The mayor, Carla Venturi, left on Tuesday."]) }]);
  await marked(page);
  assert.deepEqual(await drawn(page), ["Harbour wall fails", "The mayor, Carla Venturi, left on Tuesday."]);
});

inEachBrowser("a PDF is read by its text layer; the reader is fetched only then", async ({ page }) => {
  await ready(page);
  /** @type {string[]} */ const fetched = [];
  page.on("request", (request) => fetched.push(request.url()));
  await drop(page, [{ name: "story.pdf", type: "application/pdf", bytes: pdf([["Harbour wall fails"], ["The mayor, Carla Venturi, said on Tuesday", "that the wall had cost a lot."]]) }]);
  await marked(page);
  assert.deepEqual(await drawn(page), ["Harbour wall fails", "The mayor, Carla Venturi, said on Tuesday that the wall had cost a lot."]);
  assert.ok(fetched.some((url) => url.endsWith("pdf.min.mjs")));
});

inEachBrowser("a scanned PDF and a broken Word file are refused in words; the rest of the files open", async ({ page }) => {
  await drop(page, [
    { name: "scan.pdf", type: "application/pdf", bytes: pdf([]) },
    { name: "broken.docx", type: "", bytes: [0x50, 0x4b, 3, 4, 0, 0] },
    { name: "a.txt", type: "text/plain", bytes: bytes("Ana Ruiz left.") },
    { name: "b.txt", type: "text/plain", bytes: bytes("Carla Venturi stayed.") },
  ]);
  await eventually(async () => (await drawn(page)).join() === "Carla Venturi stayed.", "the last article");
  const said = await messages(page);
  assert.ok(said.some((m) => m.includes("scan.pdf") && m.includes("pictures")), said.join());
  assert.ok(said.some((m) => m.includes("broken.docx")), said.join());
  assert.ok(said.some((m) => m.includes("Opened 2")), said.join());
});

inEachBrowser("native JSON comes back as it was, fields that we do not know among it", async ({ page }) => {
  await pasteStory(page);
  await choose(page, "Zoë Li");
  await field(page, "#panel-inspect [data-key=relabel]", "organization");
  await eventually(async () => (await classes(page, "Zoë Li")).includes("organization"), "the new label");
  await catchSaves(page);
  await page.click("#export");
  await page.waitForSelector("#export-dialog[open] [data-save=native]");
  await page.click("[data-save=native]");
  const first = JSON.parse(new TextDecoder().decode(new Uint8Array((await caught(page)).bytes)));
  first.mood = "good";
  first.mentions[0].checkedBy = ["Zo"];
  await page.evaluate(() => Reflect.deleteProperty(globalThis, "caught"));
  await drop(page, [{ name: "again.json", type: "application/json", bytes: bytes(JSON.stringify(first)) }]);
  await marked(page);
  assert.match(await classes(page, "Zoë Li"), /organization/);
  await page.click("#export");
  await page.waitForSelector("#export-dialog[open] [data-save=native]");
  await page.click("[data-save=native]");
  const second = JSON.parse(new TextDecoder().decode(new Uint8Array((await caught(page)).bytes)));
  delete first.id;
  delete second.id;
  assert.deepEqual(second, first);
});

inEachBrowser("another tool's file is imported; what is wrong in it is said with its line", async ({ page }) => {
  const good = '{"text": "Ann Lee left Rome.", "label": [[0, 7, "PER"]]}';
  await drop(page, [{ name: "a.jsonl", type: "", bytes: bytes(`${good}\n{"text": "Bo", "label": [[0, 9, "PER"]]}\n`) }]);
  await page.waitForSelector("#import-dialog[open]");
  assert.equal(await page.$eval("#import-format", (e) => /** @type {HTMLSelectElement} */ (e).value), "doccano");
  await page.click("#import-run");
  await eventually(async () => /line 2: .+/.test(await text(page, "#import-problem")), "the line and the reason");
  assert.equal(await page.$eval("#article", (e) => /** @type {HTMLElement} */ (e).hidden), true, "nothing is read in halves");
  await press(page, "Escape");
  await drop(page, [{ name: "a.jsonl", type: "", bytes: bytes(good) }]);
  await page.waitForSelector("#import-dialog[open]");
  await page.click("#import-run");
  await marked(page);
  assert.match(await classes(page, "Ann Lee"), /person/);
  assert.equal(await classes(page, "Rome"), "", "only what the file marks");
});

inEachBrowser("several formats are saved as one archive", async ({ page }) => {
  await pasteStory(page);
  await catchSaves(page);
  await page.click("#export");
  await page.waitForSelector("#export-dialog[open]");
  for (const id of ["native", "csv-mentions"]) await page.click(`.too[value=${id}]`);
  assert.match(await text(page, "#save-zip"), /2 formats/);
  await page.click("#save-zip");
  const { name, bytes: zip } = await caught(page);
  assert.equal(name, "harbour-wall-fails-in-genoa.zip");
  const names = new TextDecoder("latin1").decode(new Uint8Array(zip));
  assert.ok(names.includes("harbour-wall-fails-in-genoa.native.json") && names.includes("harbour-wall-fails-in-genoa.csv-mentions.csv"));
});

inEachBrowser("a link carries the article and its corrections", async ({ page, context, url }) => {
  await pasteStory(page);
  await choose(page, "Zoë Li");
  await field(page, "#panel-inspect [data-key=relabel]", "organization");
  await eventually(async () => (await classes(page, "Zoë Li")).includes("organization"), "the new label");
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: (/** @type {string} */ link) => { Object.assign(globalThis, { link }); } } }));
  await page.click("#export");
  await page.waitForSelector("#export-dialog[open] #share");
  await page.click("#share");
  // @ts-expect-error: the line above puts it there
  const link = await eventually(() => page.evaluate(() => globalThis.link), "the link");
  assert.ok(link.startsWith(`${url}#article=`));
  const other = await context.newPage();
  await other.goto(link);
  await marked(other);
  assert.deepEqual(await drawn(other), STORY.split("\r\n\r\n"));
  assert.match(await classes(other, "Zoë Li"), /organization/);
  assert.equal(await other.evaluate(() => location.hash), "");
});

inEachBrowser("a broken link says so, and a long article that it is too long", async ({ page, url }) => {
  await pasteStory(page);
  await page.goto(`${url}#article=AAAA`);
  await eventually(async () => (await messages(page)).some((m) => m.includes("not whole")), "the message");
  const noise = Array.from({ length: 9000 }, (_, i) => ((i * 2654435761) % 4294967296).toString(36)).join(" ");
  await drop(page, [{ name: "a.txt", type: "text/plain", bytes: bytes(noise) }]);
  await eventually(async () => /9,000 words.*\d ms/.test(await text(page, "#status-text")), "the long article");
  await page.click("#export");
  await page.waitForSelector("#export-dialog[open] #share");
  await page.click("#share");
  await eventually(async () => (await messages(page)).some((m) => m.includes("too long for a link")), "the message");
});

inEachBrowser("everything is saved as one file, and taken in elsewhere", async ({ page, context, url }) => {
  await pasteStory(page);
  await choose(page, "Zoë Li");
  await field(page, "#panel-inspect [data-key=relabel]", "organization");
  await eventually(async () => (await classes(page, "Zoë Li")).includes("organization"), "the new label");
  await catchSaves(page);
  await page.click("#open");
  await page.waitForSelector("#open-dialog[open]");
  await page.click("[data-key=workspace]");
  const saved = await caught(page);
  assert.equal(JSON.parse(new TextDecoder().decode(new Uint8Array(saved.bytes))).format, "rubricator-workspace/1");
  const other = await context.newPage();
  await other.goto(url);
  await marked(other);
  await other.evaluate(() => new Promise((resolve) => { const gone = indexedDB.deleteDatabase("rubricator"); gone.onsuccess = gone.onblocked = resolve; }));
  await drop(other, [{ name: saved.name, type: "application/json", bytes: saved.bytes }]);
  await eventually(async () => (await classes(other, "Zoë Li")).includes("organization"), "the article with its corrections");
});

inEachBrowser("files that the installed app is started with are opened, not what was there before", async ({ page }) => {
  await pasteStory(page);
  await page.evaluateOnNewDocument(() => {
    const files = ["Ana Ruiz left Rome.", "Carla Venturi stayed in Rome."].map((words, i) => ({ getFile: async () => new File([words], `${i}.txt`) }));
    // As the browser does: who asks is told at once what it was started with.
    const value = { setConsumer: (/** @type {(launch: object) => void} */ take) => take({ files }) };
    Object.defineProperty(globalThis, "launchQueue", { value });
  });
  await page.reload();
  await eventually(async () => (await drawn(page)).join() === "Carla Venturi stayed in Rome.", "the last file");
  await marked(page);
  assert.ok((await messages(page)).some((m) => m.includes("Opened 2")));
  await page.click("#open");
  await page.waitForSelector("#open-dialog[open] .open-doc");
  assert.match(await text(page, "#open-dialog"), /Ana Ruiz left Rome[^]*Harbour wall fails|Harbour wall fails[^]*Ana Ruiz left Rome/);
});

inEachBrowser("what another program shares with the app is opened", async ({ page, url }) => {
  await ready(page);
  await eventually(() => page.evaluate(() => navigator.serviceWorker.controller !== null), "a service worker in charge");
  await page.evaluate(async () => {
    const form = new FormData();
    form.append("text", "Ana Ruiz went to Madrid.");
    await fetch("share", { method: "POST", body: form, redirect: "manual" });
  });
  await page.goto(`${url}?shared`);
  await marked(page);
  assert.deepEqual(await drawn(page), ["Ana Ruiz went to Madrid."]);
  const { share_target: share, file_handlers: handlers } = await page.evaluate(() => fetch("manifest.webmanifest").then((r) => r.json()));
  assert.equal(share.action, "share");
  assert.ok(handlers[0].accept["application/pdf"].includes(".pdf"));
}, { only: "chrome" });
