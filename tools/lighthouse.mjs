// Lighthouse on dist/: performance at least 95, everything else 100. Lighthouse is installed into a temporary folder, for it
// brings two hundred packages that nothing else needs.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { browsers } from "../tests/harness/browsers.mjs";
import { site } from "../tests/harness/site.mjs";

/** The last version that runs on Node 20. */
const LIGHTHOUSE = "lighthouse@12.8.2";
/** @type {Record<string, number>} */
const LEAST = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };

const folder = mkdtempSync(path.join(tmpdir(), "lighthouse-"));
const here = await site();
try {
  execFileSync("npm", ["install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", LIGHTHOUSE], { stdio: ["ignore", 2, 2] });
  const poor = ["mobile", "desktop"].flatMap((form) => below(form, scores(form)));
  poor.forEach((line) => console.error(line));
  process.exitCode = poor.length > 0 ? 1 : 0;
} finally {
  here.close();
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string} form @returns {Record<string, { score: number, audits: string[] }>} */
function scores(form) {
  const report = path.join(folder, `${form}.json`);
  const chrome = browsers().find(({ product }) => product === "chrome")?.path;
  const root = process.getuid?.() === 0 ? " --no-sandbox" : "";
  const args = [path.join(folder, "node_modules/lighthouse/cli/index.js"), here.url, "--quiet", "--output=json", `--output-path=${report}`,
    `--chrome-flags=--headless=new${root}`, `--only-categories=${Object.keys(LEAST)}`, ...(form === "desktop" ? ["--preset=desktop"] : [])];
  const { status } = spawnSync("node", args, { env: { ...process.env, CHROME_PATH: chrome }, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error(`lighthouse failed (${status})`);
  const { categories, audits } = JSON.parse(readFileSync(report, "utf8"));
  const poor = (/** @type {any} */ c) => c.auditRefs.filter((/** @type {any} */ r) => r.weight > 0 && (audits[r.id].score ?? 1) < 1).map((/** @type {any} */ r) => `${r.id} ${audits[r.id].displayValue ?? ""}`);
  return Object.fromEntries(Object.values(categories).map((/** @type {any} */ c) => [c.id, { score: Math.round(c.score * 100), audits: poor(c) }]));
}

/** @param {string} form @param {ReturnType<typeof scores>} all */
function below(form, all) {
  for (const [name, { score }] of Object.entries(all)) console.log(`${form} ${name}: ${score}`);
  return Object.entries(all).filter(([name, { score }]) => score < LEAST[name]).map(([name, { audits }]) => `${form} ${name}: ${audits.join("; ")}`);
}
