// Exports documents in every format, and reads them back with the tools that the formats are for.
//
//     npm run test:consumers [-- --keep FOLDER] [-- ARTICLE...]
//
// Needs Python, Java and the registries of PyPI and npm: the tools are installed into a temporary folder, or into FOLDER,
// where they stay for the next run. Beside our own documents, it takes plain-text ARTICLEs (by default a shared one, where
// there is one), which are annotated first.
// @ts-check

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";

const here = import.meta.dirname;
const root = resolve(here, "../..");
const options = process.argv.slice(2);
const keep = options[0] === "--keep" ? options.splice(0, 2)[1] : null;
const shared = resolve(root, "../shared/seeds/article.txt");
const articles = options.length > 0 ? options : [shared].filter(existsSync);

const folder = keep ? resolve(keep) : mkdtempSync(join(tmpdir(), "rubricator-consumers-"));
const python = join(folder, "venv", process.platform === "win32" ? "Scripts/python" : "bin/python");
const { target_directory: target } = JSON.parse(String(ask("cargo", "metadata", "--no-deps", "--format-version", "1")));
const rubricator = join(target, "debug", process.platform === "win32" ? "rubricator.exe" : "rubricator");

/**
 * Runs a program and shows what it prints.
 * @param {string} program
 * @param {string[]} args
 */
function show(program, ...args) {
  execFileSync(program, args, { stdio: "inherit", cwd: root });
}

/**
 * Runs a program and gives what it prints.
 * @param {string} program
 * @param {string[]} args
 */
function ask(program, ...args) {
  return execFileSync(program, args, { cwd: root, maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });
}

/** Installs the pinned tools. */
function install() {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(python)) show("python3", "-m", "venv", join(folder, "venv"));
  show(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", join(here, "requirements.txt"));
  cpSync(join(here, "npm.json"), join(folder, "package.json"));
  show("npm", "install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--silent");
}

/**
 * Writes a document in every format into a folder of its own, and says where that is.
 * @param {string} name
 * @param {string} document path of its native JSON
 */
function exportAll(name, document) {
  const out = join(folder, "documents", name);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  /** @type {(format: string, file: string, ...more: string[]) => Buffer} */
  const to = (format, file, ...more) =>
    ask(rubricator, "export", document, "--format", format, "-o", join(out, file), ...more);
  for (const { id, extension } of JSON.parse(String(ask(rubricator, "formats", "--json")))) {
    to(id, `${id}.${extension}`);
  }
  // Clients in browsers count as JavaScript does.
  to("w3c", "w3c-utf16.jsonld", "--offsets", "utf16");
  return out;
}

try {
  install();
  show("cargo", "build", "--quiet", "--bin", "rubricator");
  const own = readdirSync(join(here, "documents"));
  const folders = own.map((file) => exportAll(basename(file, ".json"), join(here, "documents", file)));
  articles.forEach((article, i) => {
    const native = join(folder, `article-${i}.json`);
    writeFileSync(native, ask(rubricator, "annotate", resolve(article)));
    folders.push(exportAll(`given-${i + 1}`, native));
  });
  show(python, join(here, "check.py"), ...folders);
  show(process.execPath, join(here, "check.mjs"), folder, ...folders);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  if (!keep) rmSync(folder, { recursive: true, force: true });
}
