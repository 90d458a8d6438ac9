// @ts-check
/** The Export dialog: the formats of the core, what each is for and leaves out, a preview; save or copy. */
import { byId, dialog, dialogHead, download, h, input, replace } from './dom.js';
import { get } from './store.js';
import { ask, formats, writeAs } from './actions.js';
import { share } from './share.js';
import { titleOf } from './documents.js';
import { say } from './messages.js';
import { has, t } from './i18n.js';

/**
 * @typedef {import('../pkg/desk.js').FormatInfo} Format
 * @typedef {import('../pkg/desk.js').Exported} Exported
 */

const box = dialog('export-dialog');
/** What a format is for is told as one is chosen; a reader need not hear the whole preview. */
const told = h('div', { 'aria-live': 'polite' });
const rest = h('div', { class: 'rest' });
const detail = h('section', { class: 'format-detail' }, told, rest);
/** @type {Format[]} */ let all = [];
let chosen = 'native';
/** Formats that go into the archive. @type {Set<string>} */ const several = new Set();
const archive = h('button', { type: 'button', class: 'button', id: 'save-zip', hidden: true, click: saveAll });

/** Makes the Export button work. */
export function startExporting() {
  byId('export').addEventListener('click', showExport);
}

/** Opens the dialog. */
export async function showExport() {
  if (!get().found?.whole) return;
  try {
    all = await formats();
    replace(box, dialogHead(box, 'export-title', t('exportTitle'), t('close')), h('div', { class: 'dialog-body split' }, list(), detail),
      h('div', { class: 'dialog-foot' }, h('button', { type: 'button', class: 'button', id: 'share', click: () => { box.close(); share(); } }, t('copyLink')), h('span', { class: 'hint' }, t('linkHint')), archive));
    countArchive();
    await drawDetail();
    if (!box.open) box.showModal();
    input(`format-${chosen}`).focus();
  } catch (error) {
    failed(error);
  }
}

function list() {
  return h('fieldset', { class: 'formats' }, h('legend', { class: 'visually-hidden' }, t('format')), ...all.map(({ id, name, extension }) => h('div', { class: 'format' },
    h('input', { type: 'checkbox', class: 'too', 'aria-label': t('alsoInZip', { name }), title: t('alsoInZip', { name }), value: id, checked: several.has(id), change: toggle }),
    h('label', {}, h('input', { type: 'radio', name: 'format', id: `format-${id}`, value: id, checked: id === chosen, change: () => { chosen = id; drawDetail(); } }),
      h('span', {}, name), h('code', {}, `.${extension}`)))));
}

/** @param {Event} event */
function toggle(event) {
  const { value, checked } = /** @type {HTMLInputElement} */ (event.target);
  if (checked) several.add(value);
  else several.delete(value);
  countArchive();
}

function countArchive() {
  archive.hidden = several.size === 0;
  archive.textContent = t('saveZip', { n: several.size });
}

async function saveAll() {
  const title = titleOf(get());
  const ids = all.map(({ id }) => id).filter((id) => several.has(id));
  try {
    const written = await ask('writeAll', { formats: ids, stem: fileName(title), title });
    save(written);
    // Nobody has seen these in the dialog.
    if (written.notes.length > 0) say([...new Set(written.notes)].join('; '));
  } catch (error) {
    failed(error);
  }
}

async function drawDetail() {
  const format = all.find(({ id }) => id === chosen) ?? all[0];
  try {
    const written = await writeAs(format.id, titleOf(get()));
    if (format.id !== chosen) return;
    replace(told, h('h3', {}, format.name), h('p', {}, said(`format_${format.id}`, format.purpose)));
    replace(rest, ...description(format, written));
  } catch (error) {
    failed(error);
  }
}

/**
 * @param {Format} format
 * @param {Exported} written
 */
function description({ id, keeps, drops }, written) {
  const binary = written.bytes[0] === 0x50 && written.bytes[1] === 0x4b;
  return [
    h('p', {}, t('keeps', { what: said(`keeps_${id}`, keeps) })),
    drops !== 'nothing' && h('p', { class: 'loss' }, t('leavesOut', { what: said(`drops_${id}`, drops) })),
    ...written.notes.map((note) => h('p', { class: 'loss' }, note)),
    // Before the preview: on a phone nobody need scroll past it.
    h('div', { class: 'dialog-actions' },
      h('button', { type: 'button', class: 'button primary', 'data-save': id, click: () => save(written) }, t('save')),
      !binary && h('button', { type: 'button', class: 'button', 'data-copy': id, click: () => copy(written) }, t('copy'))),
    h('pre', { tabindex: 0, 'aria-label': t('preview') }, written.preview),
  ];
}

/** Our words for it where we have them, else the core's. @param {string} key @param {string} english */
const said = (key, english) => (has(key) ? t(key) : english);

/** @param {unknown} error */
function failed(error) {
  say(t('exportFailed', { reason: error instanceof Error ? error.message : String(error) }), { kind: 'bad' });
}

/** @param {Exported} written */
function save({ bytes, extension, mediaType }) {
  const name = `${fileName(titleOf(get()))}.${extension}`;
  download(name, new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)], { type: mediaType }));
  box.close();
  say(t('exported', { name }));
}

/** @param {Exported} written */
async function copy({ bytes }) {
  try {
    await navigator.clipboard.writeText(new TextDecoder().decode(bytes));
    box.close();
    say(t('copied'));
  } catch (error) {
    failed(error);
  }
}

/** @param {string} title */
function fileName(title) {
  return title.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60).toLowerCase() || 'article';
}
