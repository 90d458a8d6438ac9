// The packed package in Node: installed from the file, without a network, and used as its README says.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { install, project, readmeCode, shell } from "../harness/package.mjs";

const example = await readmeCode("In Node", "js");
const begun = performance.now();
const home = await project({ "example.mjs": example });
before(() => install(home.folder));
after(home.remove);

/** @param {string} code */
const run = (code) => shell(home.folder, "node", "--input-type=module", "--eval", `import { load } from 'rubricator';\n${code}`);

test("from the file to annotated text in ten lines of code", async (t) => {
  const printed = await shell(home.folder, "node", "example.mjs");
  t.diagnostic(`npm install and the first annotated text: ${Math.round(performance.now() - begun)} ms`);
  assert.match(printed, /\[ 'Zoë Li' \]/);
  assert.match(printed, /\[ '2025-02-04' \]/);
  assert.match(printed, /\[ 'Zoë Li: “We won,”' \]/);
  assert.ok(example.trim().split("\n").filter(Boolean).length <= 10);
});

test("what is exported can be imported", async () => {
  const printed = await run(`
    const rubricator = await load();
    const document = await rubricator.annotate('Zoë Li met Tomás Ferro in Lisbon. 💩 “Yes,” Ferro said.');
    const { bytes } = await rubricator.export(document, 'native', { offsets: 'codePoint' });
    const [back] = await rubricator.import(bytes, 'native');
    console.log(JSON.stringify([document.mentions, back.document.mentions, back.document.text === document.text]));`);
  const [before, after, same] = JSON.parse(printed);
  assert.ok(before.length >= 3 && same);
  assert.deepEqual(after, before);
});

test("the order of day and month can be set", async () => {
  const printed = await run(`
    const rubricator = await load();
    for (const dateOrder of ['dmy', 'mdy', 'auto', undefined]) {
      const { dates } = await rubricator.annotate('Signed on 03/04/2025, 3 April in words.', { dateOrder });
      console.log(dates[0].value);
    }`);
  assert.deepEqual(printed.trim().split("\n"), ["2025-04-03", "2025-03-04", "2025-04-03", "2025-04-03"]);
});

test("what another program has added to a file stays in it", async () => {
  const printed = await run(`
    const rubricator = await load();
    const file = { format: 'rubricator/1', date: null, offsets: 'utf16', text: 'Hello.', mentions: [], entities: [], dates: [], quotes: [], desk: 'Foreign' };
    const [{ document, unknown }] = await rubricator.import(JSON.stringify(file), 'native');
    const { bytes } = await rubricator.export(document, 'native', { offsets: 'utf16', unknown });
    console.log(JSON.parse(new TextDecoder().decode(bytes)).desk);`);
  assert.equal(printed.trim(), "Foreign");
});

test("what cannot be done is said", async () => {
  const printed = await run(`
    const rubricator = await load();
    const document = await rubricator.annotate('');
    const told = (promise) => promise.then(() => 'done', (error) => error.message);
    console.log(await told(rubricator.annotate('', { date: 'yesterday' })));
    console.log(await told(rubricator.annotate('', { dateOrder: 'ymd' })));
    console.log(await told(rubricator.export(document, 'papyrus')));
    console.log(await told(load({ model: new URL('package.json', import.meta.resolve('rubricator')) })));
    console.log(await told(load({ model: 'file:///nowhere/model.bin' })));`);
  assert.match(printed, /“yesterday” is no date: write YYYY-MM-DD/);
  assert.match(printed, /“ymd” is no order of day and month: write dmy, mdy or auto/);
  assert.match(printed, /no format “papyrus”/);
  assert.match(printed, /the model did not load: .*not a model/);
  assert.match(printed, /the model did not load: .*ENOENT/);
});

test("it has no install script, no dependency, and no file that is not needed", async () => {
  const manifest = JSON.parse(await shell(home.folder, "node", "-p", "JSON.stringify(require('rubricator/package.json'))"));
  assert.equal(manifest.dependencies, undefined);
  assert.equal(manifest.scripts, undefined);
  const files = (await shell(`${home.folder}/node_modules/rubricator`, "npm", "pack", "--dry-run", "--json", "--silent"));
  const names = JSON.parse(files)[0].files.map((/** @type {{path: string}} */ file) => file.path);
  assert.ok(names.includes("pkg/rubricator_bg.wasm") && names.includes("LICENSE") && names.includes("README.md"));
  assert.deepEqual(names.filter((/** @type {string} */ name) => /recipe|lock|test|pkg.*d\.ts/.test(name)), []);
});
