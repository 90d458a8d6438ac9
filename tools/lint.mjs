// The built site by other tools' rules: its HTML by vnu-jar (the W3C's checker; needs Java) and html-validate, its Content
// Security Policy by csp_evaluator. They are installed into a temporary folder, for nothing else needs them.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const TOOLS = ["vnu-jar@26.9.27", "html-validate@10.17.0", "csp_evaluator@1.1.8"];
const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "lint-"));
try {
  writeFileSync(path.join(folder, "package.json"), '{"private":true}');
  execFileSync("npm", ["install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", ...TOOLS], { stdio: ["ignore", 2, 2] });
  const faults = [...checker(), ...validator(), ...policy()];
  faults.forEach((line) => console.error(line));
  console.log(`${faults.length} faults in the HTML and the policy of dist/`);
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What is no valid HTML, in the page and its documentation. */
function checker() {
  const jar = path.join(folder, "node_modules/vnu-jar/build/dist/vnu.jar");
  return run("java", ["-jar", jar, "--errors-only", "--stdout", "--format", "gnu", "--skip-non-html", dist]);
}

/** What html-validate's recommended rules find in the page. Our doctype is in small letters, as HTML allows. */
function validator() {
  const rules = path.join(folder, ".htmlvalidate.json");
  writeFileSync(rules, JSON.stringify({ root: true, extends: ["html-validate:recommended"], rules: { "doctype-style": "off" } }));
  const program = path.join(folder, "node_modules/html-validate/bin/html-validate.mjs");
  return run("node", [program, "--config", rules, "--formatter", "text", path.join(dist, "index.html")]);
}

/** What is wrong with the policy, but that 'self' would be too much on a host with other people's scripts. */
function policy() {
  const load = /** @type {(name: string) => any} */ (createRequire(path.join(folder, "package.json")));
  const { CspEvaluator } = load("csp_evaluator/dist/evaluator.js");
  const { CspParser } = load("csp_evaluator/dist/parser.js");
  const html = readFileSync(path.join(dist, "index.html"), "utf8");
  const [, text] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
  if (!text) return ["dist/index.html has no Content Security Policy"];
  const found = new CspEvaluator(new CspParser(text).csp).evaluate();
  return found.filter((/** @type {any} */ f) => f.value !== "'self'").map((/** @type {any} */ f) => `${f.directive}: ${f.description}`);
}

/** The lines that a tool writes. @param {string} program @param {string[]} args */
function run(program, args) {
  const { stdout, stderr, status, error } = spawnSync(program, args, { encoding: "utf8" });
  if (error) throw error;
  const lines = stdout.split("\n").filter((line) => line.trim() !== "");
  return status !== 0 && lines.length === 0 ? [`${program}: ${stderr.trim()}`] : lines;
}
