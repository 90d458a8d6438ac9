// The site with faults put in, and browsers that can be killed and started again on what they kept.
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, get } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import puppeteer from "puppeteer-core";
import { site } from "./site.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

/**
 * Runs `body` with a server that stands before the site: what `answer` gives is sent in place of a file; where it gives
 * nothing, the file.
 * @param {(path: string) => { status?: number, headers?: Record<string, string>, body?: string } | undefined} answer
 * @param {(url: string) => Promise<void>} body
 */
export async function faulty(answer, body) {
  const behind = await site();
  const root = new URL(behind.url);
  const server = createServer((request, response) => {
    const wrong = answer((request.url ?? "").slice(root.pathname.length));
    if (wrong) return response.writeHead(wrong.status ?? 200, { "Content-Type": "text/html", ...wrong.headers }).end(wrong.body);
    // A connection each, as the site closes them.
    get(new URL(request.url ?? "", root), { agent: false }, (right) => {
      response.writeHead(right.statusCode ?? 502, { "Content-Type": right.headers["content-type"] });
      right.pipe(response);
    }).on("error", (error) => response.destroy(error));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(null)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  try {
    await body(`http://127.0.0.1:${port}${root.pathname}`);
  } finally {
    // A server that still listens would keep the test runner waiting for ever.
    server.close();
    server.closeAllConnections();
    behind.close();
  }
}

/**
 * Runs `body` with a browser whose profile stays when it is killed.
 * @param {import("./browsers.mjs").Found} browser
 * @param {string} url
 * @param {(visit: { page: Page, again: () => Promise<Page> }) => Promise<void>} body  `again` kills the browser without a
 *   warning, starts it on the same profile, and gives a fresh page on the site.
 */
export async function killable({ product, path: program }, url, body) {
  const profile = await mkdtemp(path.join(tmpdir(), "rubricator-profile-"));
  const args = process.getuid?.() === 0 && product === "chrome" ? ["--no-sandbox"] : [];
  const launch = () => puppeteer.launch({ browser: product, executablePath: program, args, userDataDir: profile });
  let running = await launch();
  const visit = async () => {
    const page = await running.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(url);
    return page;
  };
  const again = async () => {
    const process = running.process();
    const gone = new Promise((resolve) => process?.once("exit", resolve));
    process?.kill("SIGKILL");
    await gone;
    running = await launch();
    return visit();
  };
  try {
    await body({ page: await visit(), again });
  } finally {
    await running.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
