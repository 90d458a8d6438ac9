// The packed package in a fresh Vite project: types, development server, build. Vite comes from the registry.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { POLICY, SENTENCE, inBrowsers, install, output, project, serve, shell } from "../harness/package.mjs";

const TOOLS = ["vite@8.3.8", "typescript@7.0.2"];

const home = await project({
  "index.html": `<!doctype html><title>x</title><link rel="icon" href="data:,"><p id="out"></p><script type="module" src="/main.ts"></script>`,
  "main.ts": `
    import { load, type AnnotatedDocument, type Rubricator } from 'rubricator';
    import { loadInWorker } from 'rubricator/worker';
    async function use(rubricator: Rubricator): Promise<string | null | undefined> {
      const document: AnnotatedDocument = await rubricator.annotate(${JSON.stringify(SENTENCE)}, { date: '2025-02-06' });
      return document.quotes[0]?.speaker?.name;
    }
    const found = [await use(await load()), await use(await loadInWorker())];
    const out = document.querySelector<HTMLElement>('#out')!;
    out.textContent = JSON.stringify(found);
    out.dataset.done = '';`,
  "tsconfig.json": JSON.stringify({
    compilerOptions: { strict: true, noEmit: true, target: "es2023", module: "esnext", moduleResolution: "bundler", lib: ["es2023", "dom"], types: [] },
    include: ["main.ts"],
  }),
});

/** Why there is no Vite to test with. */
let missing = "";

before(async () => {
  await install(home.folder, TOOLS).catch((error) => {
    // A registry that cannot be reached is no fault of ours; all else is.
    if (!/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/.test(String(error.stderr ?? error))) throw error;
    missing = "the npm registry cannot be reached: the package was NOT tested in Vite";
    console.error(missing);
  });
});
after(home.remove);

/**
 * @param {string} name
 * @param {() => Promise<void>} body
 */
const inVite = (name, body) => test(name, (t) => (missing ? t.skip(missing) : body()));

/** @param {import("puppeteer-core").Page} page */
const annotates = async (page) => assert.deepEqual(await output(page), ["Zoë Li", "Zoë Li"]);

inVite("its types are right for TypeScript", async () => {
  await shell(home.folder, "node", "node_modules/typescript/bin/tsc");
});

inVite("in the development server", async () => {
  const server = spawn("node", ["node_modules/vite/bin/vite.js", "--host", "127.0.0.1", "--port", "0"], { cwd: home.folder, stdio: ["ignore", "pipe", "inherit"] });
  try {
    await inBrowsers(await address(server), annotates);
  } finally {
    server.kill();
    await once(server, "exit");
  }
});

inVite("built, under a strict policy, each file once", async () => {
  await shell(home.folder, "node", "node_modules/vite/bin/vite.js", "build", "--logLevel", "error");
  const built = await readdir(`${home.folder}/dist/assets`);
  const modules = built.filter((name) => name.endsWith(".wasm")).map((name) => name.split("-")[0]);
  assert.deepEqual(modules.sort(), ["desk_bg", "rubricator_bg"], built.join(" "));
  const site = await serve(`${home.folder}/dist`, POLICY);
  try {
    await inBrowsers(site.url, annotates);
  } finally {
    site.close();
  }
});

/** @param {import("node:child_process").ChildProcess} server */
async function address(server) {
  for await (const line of createInterface({ input: /** @type {NodeJS.ReadableStream} */ (server.stdout) })) {
    // Vite colours the port.
    const url = line.replace(/\x1b\[[0-9;]*m/g, "").match(/http:\S+/);
    if (url) return url[0];
  }
  throw new Error("Vite's server did not start");
}
