// Finds a browser to test in, and installs one where there is none. Never skips in silence.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

/** @typedef {{ product: "chrome" | "firefox", path: string }} Found */

/** What each browser's program is called, by platform. Edge and Chrome are Chromium to us. */
const NAMES = {
  chrome: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome", "msedge"],
  firefox: ["firefox", "firefox-esr"],
};

const INSTALLED_ELSEWHERE = {
  chrome: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
  ],
  firefox: ["/Applications/Firefox.app/Contents/MacOS/firefox", "C:/Program Files/Mozilla Firefox/firefox.exe"],
};

/** Where Playwright's installer is told to put a browser: inside the clone, so that deleting the clone deletes it. */
const DOWNLOADS = new URL("../../node_modules/.cache/browsers/", import.meta.url).pathname;

/**
 * The browsers to test in: always one Chromium, and Firefox where it is installed. `RUBRICATOR_BROWSERS=firefox`
 * narrows the choice.
 * @returns {Found[]}
 */
export function browsers() {
  const wanted = (process.env.RUBRICATOR_BROWSERS ?? "chrome,firefox").split(",");
  const found = [];
  if (wanted.includes("chrome")) found.push(installed("chrome") ?? install());
  if (wanted.includes("firefox")) found.push(installed("firefox"));
  return found.filter((browser) => browser !== null);
}

/**
 * @param {Found["product"]} product
 * @returns {Found | null}
 */
function installed(product) {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const onPath = folders.flatMap((folder) => NAMES[product].map((name) => path.join(folder, name)));
  const program = [...onPath, ...INSTALLED_ELSEWHERE[product], ...downloaded(product)].find((file) => existsSync(file));
  return program ? { product, path: program } : null;
}

/**
 * @param {Found["product"]} product
 * @returns {string[]}
 */
function downloaded(product) {
  if (!existsSync(DOWNLOADS)) return [];
  const names = [...NAMES[product], "chrome.exe", "Chromium"];
  return readdirSync(DOWNLOADS, { recursive: true, encoding: "utf8" })
    .filter((file) => names.includes(path.basename(file)))
    .map((file) => path.join(DOWNLOADS, file));
}

/** @returns {Found} */
function install() {
  const failures = [];
  for (const attempt of [byPlaywright, byApt]) {
    try {
      attempt();
      const browser = installed("chrome");
      if (browser) return browser;
    } catch (error) {
      failures.push(String(error));
    }
  }
  throw new Error(`No browser to test the page in: install Chrome, Chromium, Edge or Firefox.\n${failures.join("\n")}`);
}

function byPlaywright() {
  console.error("no browser found: asking Playwright's installer for Chromium");
  const root = process.getuid?.() === 0;
  const args = ["--yes", "playwright-core@1.65.1", "install", ...(root ? ["--with-deps"] : []), "chromium"];
  execFileSync("npx", args, {
    env: { ...process.env, PLAYWRIGHT_BROWSERS_PATH: DOWNLOADS },
    shell: process.platform === "win32",
    stdio: ["ignore", 2, 2],
  });
}

function byApt() {
  console.error("no browser found: asking apt for Chromium");
  execFileSync("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"], { stdio: ["ignore", 2, 2] });
}
