// Measures in Chromium, with `www/` served from this machine as it is.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import puppeteer from "puppeteer-core";
import { browsers } from "../tests/harness/browsers.mjs";

const WWW = new URL("../www/", import.meta.url);
const BLANK = "<!doctype html><title>blank</title>";
/** @type {Record<string, string>} */
const TYPES = { css: "text/css", html: "text/html", js: "text/javascript", svg: "image/svg+xml", wasm: "application/wasm" };

const server = createServer(async ({ url }, response) => {
  const path = new URL(url ?? "/", "http://localhost").pathname.slice(1) || "index.html";
  const body = await readFile(new URL(path, WWW)).catch(() => null);
  const type = body ? (TYPES[path.split(".").pop() ?? ""] ?? "application/octet-stream") : "text/html";
  response.writeHead(200, { "Content-Type": type });
  response.end(body ?? BLANK);
});

/**
 * Runs `measure`. What is not there at `url` is a blank page.
 * @param {(browser: import("puppeteer-core").Browser, url: string) => Promise<void>} measure
 */
export async function inChromium(measure) {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(null)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const chrome = browsers().find(({ product }) => product === "chrome");
  const browser = await puppeteer.launch({ executablePath: chrome?.path, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
  try {
    await measure(browser, `http://127.0.0.1:${port}/`);
  } finally {
    await browser.close();
    server.close();
  }
}
