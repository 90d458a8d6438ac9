// The packed npm package, installed from its file, and browsers that open what is made with it.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import puppeteer from "puppeteer-core";
import { browsers } from "./browsers.mjs";

const run = promisify(execFile);
const WINDOWS = process.platform === "win32";

/** What the samples of every home annotate. */
export const SENTENCE = "“We won,” said Zoë Li on Tuesday.";

/**
 * A fresh folder with these files in it; `remove` takes it away.
 * @param {Record<string, string>} files
 */
export async function project(files) {
  const folder = await mkdtemp(path.join(tmpdir(), "rubricator-"));
  const all = { "package.json": JSON.stringify({ private: true, type: "module" }), ...files };
  for (const [name, text] of Object.entries(all)) await writeFile(path.join(folder, name), text);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The packed file: `npm test` names it; a test that runs alone packs it. */
export async function packed() {
  if (process.env.RUBRICATOR_PACKAGE) return process.env.RUBRICATOR_PACKAGE;
  const { stdout } = await run("cargo", ["xtask", "package"], { cwd: new URL("../../", import.meta.url) });
  return /** @type {string} */ (stdout.trim().split("\n").pop());
}

/**
 * Installs the packed file, and what else is named. The packed file needs nothing, so that it installs without a network.
 * @param {string} folder
 * @param {string[]} [others]
 */
export async function install(folder, others = []) {
  const offline = others.length === 0 ? ["--offline"] : [];
  await shell(folder, "npm", "install", "--no-audit", "--no-fund", "--silent", ...offline, await packed(), ...others);
}

/**
 * Runs a command in a folder and gives what it prints.
 * @param {string} folder
 * @param {string} command
 * @param {string[]} args
 */
export async function shell(folder, command, ...args) {
  const { stdout } = await run(command, args, { cwd: folder, shell: WINDOWS, maxBuffer: 1 << 26 });
  return stdout;
}

/**
 * The code of the package's README in this language, under this heading.
 * @param {string} heading
 * @param {string} language
 */
export async function readmeCode(heading, language) {
  const readme = await readFile(new URL("../../package/README.md", import.meta.url), "utf8");
  const section = readme.split(/^## /m).find((part) => part.startsWith(heading)) ?? "";
  const code = section.split("```").find((part) => part.startsWith(`${language}\n`));
  if (!code) throw new Error(`the package's README has no ${language} under “${heading}”`);
  return code.slice(language.length + 1);
}

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

/**
 * Serves a folder, as it is, with this Content Security Policy.
 * @param {string} folder
 * @param {string} policy
 */
export async function serve(folder, policy) {
  const server = createServer(async (request, response) => {
    const name = new URL(request.url ?? "/", "http://x").pathname;
    const file = path.join(folder, name.endsWith("/") ? `${name}index.html` : name);
    const body = await readFile(file).catch(() => null);
    const type = TYPES[/** @type {keyof typeof TYPES} */ (path.extname(file))] ?? "application/octet-stream";
    response.writeHead(body ? 200 : 404, { "Content-Type": type, "Content-Security-Policy": policy });
    response.end(body ?? "not found");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(null)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  // Nor does it keep the test runner waiting where a test fails before it is closed.
  server.unref();
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** As strict as a page can be that loads the package from its own origin. */
export const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; style-src 'self'; img-src data:";

/**
 * Opens a page in each browser in turn. Fails on any error in its console.
 * @param {string} url
 * @param {(page: import("puppeteer-core").Page) => Promise<void>} body
 */
export async function inBrowsers(url, body) {
  for (const { product, path: executablePath } of browsers()) {
    const args = process.getuid?.() === 0 && product === "chrome" ? ["--no-sandbox"] : [];
    const browser = await puppeteer.launch({ browser: product, executablePath, args });
    try {
      const page = await browser.newPage();
      const errors = watch(page);
      await page.goto(url);
      await body(page).catch((error) => { throw new Error(`${product}: ${error.message}\n${errors.join("\n")}`); });
      if (errors.length > 0) throw new Error(`${product}: ${errors.join("\n")}`);
    } finally {
      await browser.close();
    }
  }
}

/** @param {import("puppeteer-core").Page} page */
function watch(page) {
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  // No browser is told of an icon: some ask for one.
  page.on("console", (message) => message.type() === "error" && !/favicon|404/.test(message.text()) && errors.push(message.text()));
  return errors;
}

/**
 * What the page's script has put on its element `#out`.
 * @param {import("puppeteer-core").Page} page
 */
export async function output(page) {
  await page.waitForSelector("#out[data-done]", { timeout: 60_000 });
  return JSON.parse(await page.$eval("#out", (out) => out.textContent ?? ""));
}
