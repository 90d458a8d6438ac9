// @ts-check
/** Files that were annotated before, by us or by other tools: read whole or not at all, and what is wrong said by line. */
import { dialogHead, h, openDialog, replace } from './dom.js';
import { get } from './store.js';
import { ask, formats } from './actions.js';
import { openNew } from './documents.js';
import { say } from './messages.js';
import { t } from './i18n.js';

/** By what a file says or is called, the format that it is most likely in. The first that fits counts. @type {[string, RegExp, RegExp][]} */
const SIGNS = [
  ['workspace', /json$/, /"format":\s*"rubricator-workspace\//], ['native', /json(l)?$/, /"format":\s*"rubricator\//],
  ['w3c', /json(ld)?$/, /anno\.jsonld|TextQuoteSelector/], ['spacy', /json$/, /"tokens"|"ents"/], ['label-studio', /json$/, /"(annotations|predictions)"/],
  ['doccano-relations', /json(l)?$/, /"start_offset"/], ['doccano', /json(l)?$/, /"label"/], ['native', /json(l|ld)?$/, /^/],
  ['brat', /zip|ann$/, /^/], ['conll', /conll\w*$/, /^/], ['iob2', /iob2?$/, /^/], ['tei', /xml|tei$/, /^/],
];
/** Formats that hold no text, or not as it was. */
const TEXTLESS = ['w3c', 'brat', 'conll', 'iob2'];

/**
 * The format of a file; '' for one that is no annotated text.
 * @param {string} name
 * @param {string} head  The first of what it says.
 */
export function guess(name, head) {
  const ending = /\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? '';
  return SIGNS.find(([, end, says]) => end.test(ending) && says.test(head))?.[0] ?? '';
}

/**
 * Reads a file of our own at once; asks about others, and about one that cannot be read.
 * @param {string} name
 * @param {Uint8Array} bytes
 * @param {string} format
 * @returns {Promise<number>}  How many articles were opened.
 */
export async function showImport(name, bytes, format) {
  let wrong = '';
  if (format === 'native') {
    const opened = await take(name, bytes, format, '').catch((error) => { wrong = error.message; return 0; });
    if (opened > 0) return opened;
  }
  const readable = (await formats()).filter((f) => f.reads);
  return new Promise((resolve) => draw(name, bytes, readable, format, wrong, resolve));
}

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 * @param {import('../pkg/desk.js').FormatInfo[]} readable
 * @param {string} format
 * @param {string} wrong
 * @param {(opened: number) => void} done
 */
function draw(name, bytes, readable, format, wrong, done) {
  const box = openDialog('import');
  const choice = h('select', { id: 'import-format', change: () => fit() }, ...readable.map((f) => h('option', { value: f.id, selected: f.id === format }, f.name)));
  const text = h('textarea', { id: 'import-text', rows: 5 }, get().text);
  const beside = h('div', {}, h('label', { for: 'import-text' }, t('importText')), text);
  const problem = h('pre', { class: 'wrong', role: 'alert', id: 'import-problem' }, wrong);
  const fit = () => { beside.hidden = !TEXTLESS.includes(choice.value); };
  const run = async () => {
    try {
      const opened = await take(name, bytes, choice.value, beside.hidden ? '' : text.value);
      done(opened);
      box.close();
    } catch (error) {
      problem.textContent = error instanceof Error ? error.message : String(error);
    }
  };
  fit();
  box.addEventListener('close', () => done(0), { once: true });
  replace(box, dialogHead(box, 'import-title', t('importTitle', { name }), t('close')), h('div', { class: 'dialog-body' },
    h('label', { for: 'import-format' }, t('importFormat')), choice, beside, problem,
    h('div', { class: 'dialog-actions' }, h('button', { type: 'button', class: 'button primary', id: 'import-run', click: run }, t('import')))));
  choice.focus();
}

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 * @param {string} format
 * @param {string} text
 */
async function take(name, bytes, format, text) {
  /** @type {import('../pkg/desk.js').Imported[]} */
  const read = await ask('read', { bytes, format, text });
  for (const one of read) {
    const saved = JSON.stringify({ ...one.document, text: one.text });
    await openNew({ text: one.text, title: one.document.id ?? '', date: one.document.date ?? '', saved, unknown: one.unknown ?? '' });
  }
  const notes = [...new Set(read.flatMap((one) => one.notes))];
  if (notes.length > 0) say(`${name}: ${notes.join(' ')}`, { kind: 'bad' });
  return read.length;
}
