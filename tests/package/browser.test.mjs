// The packed package in a plain static page: no build, a strict policy; in the page's thread, in a worker of the page's own,
// and in the package's worker.
import assert from "node:assert/strict";
import { cp } from "node:fs/promises";
import { after, before, test } from "node:test";
import { POLICY, SENTENCE, inBrowsers, install, output, project, serve } from "../harness/package.mjs";

const done = "out.textContent = JSON.stringify(found); out.dataset.done = '';";
/** @param {string} script */
const page = (script) => `<!doctype html><title>x</title><link rel="icon" href="data:,"><p id="out"></p><script type="module" src="${script}"></script>`;
const use = `
  const document_ = await rubricator.annotate(${JSON.stringify(SENTENCE)}, { date: '2025-02-06' });
  const { bytes } = await rubricator.export(document_, 'markdown');
  const refused = await rubricator.export(document_, 'papyrus').catch((error) => error.message);
  const formats = await rubricator.formats();
  const found = { speaker: document_.quotes[0].speaker.name, date: document_.dates[0].value, markdown: new TextDecoder().decode(bytes), refused, formats: formats.length };`;

const home = await project({
  "thread.html": page("thread.js"),
  "thread.js": `import { load } from './rubricator/index.js'; const rubricator = await load(); ${use} ${done}`,
  "client.html": page("client.js"),
  "client.js": `import { loadInWorker } from './rubricator/worker.js'; const rubricator = await loadInWorker(); ${use}
    rubricator.close(); found.closed = await rubricator.formats().catch((error) => error.message); ${done}`,
  "own.html": page("own.js"),
  "own.js": `new Worker('own-worker.js', { type: 'module' }).onmessage = ({ data: found }) => { ${done} };`,
  "own-worker.js": `import { load } from './rubricator/index.js'; const rubricator = await load(); ${use} postMessage(found);`,
  "broken.html": page("broken.js"),
  "broken.js": `import { loadInWorker } from './rubricator/worker.js';
    const told = (options) => loadInWorker(options).then(() => 'loaded', (error) => error.message);
    const found = [await told({ model: 'broken.html' }), await told({ worker: () => new Worker('nowhere.js', { type: 'module' }) })]; ${done}`,
});
/** @type {Awaited<ReturnType<typeof serve>>} */
let site;

before(async () => {
  await install(home.folder);
  await cp(`${home.folder}/node_modules/rubricator`, `${home.folder}/rubricator`, { recursive: true });
  site = await serve(home.folder, POLICY);
});
after(() => { site?.close(); return home.remove(); });

for (const [name, file] of [["in the page's thread", "thread"], ["in the package's worker", "client"], ["in a worker of the page's own", "own"]]) {
  test(name, () => inBrowsers(`${site.url}${file}.html`, async (page) => {
    const found = await output(page);
    assert.equal(found.speaker, "Zoë Li");
    assert.equal(found.date, "2025-02-04");
    assert.match(found.markdown, /Zoë Li/);
    assert.match(found.refused, /no format “papyrus”/);
    assert.ok(found.formats > 20);
    if (file === "client") assert.equal(found.closed, "closed");
  }));
}

test("a model or a worker that does not load is told of", () => inBrowsers(`${site.url}broken.html`, async (page) => {
  const [model, worker] = await output(page);
  assert.match(model, /the model did not load: .*not a model/);
  assert.match(worker, /the worker failed/);
}));
