// @ts-check
/** The Export dialog: each format with what it is for; save or copy. */
import { byId, dialog, dialogHead, h, replace } from './dom.js';
import { get } from './store.js';
import { formats, writeAs } from './actions.js';
import { titleOf } from './documents.js';
import { say } from './messages.js';
import { has, t } from './i18n.js';

/** @typedef {import('../pkg/rubricator.js').Format} Format */

const box = dialog('export-dialog');

/** Makes the Export button work. */
export function startExporting() {
  byId('export').addEventListener('click', showExport);
}

/** Opens the dialog. */
export async function showExport() {
  if (!get().found) return;
  try {
    const rows = (await formats()).map(row);
    replace(box, dialogHead(box, 'export-title', t('exportTitle'), t('close')), h('div', { class: 'dialog-body' }, ...rows));
    if (!box.open) box.showModal();
  } catch (error) {
    failed(error);
  }
}

/** @param {Format} format */
function row({ id, name, extension, mediaType, purpose, drops }) {
  const target = { id, extension, mediaType };
  return h('section', { class: 'format' }, h('h3', {}, name, ' ', h('code', {}, `.${extension}`)), h('p', {}, said(`format_${id}`, purpose)),
    drops !== 'nothing' && h('p', { class: 'loss' }, t('leavesOut', { what: said(`drops_${id}`, drops) })),
    h('div', { class: 'dialog-actions' }, button('save', name, () => write(target, save)), button('copy', name, () => write(target, copy))));
}

/** Our words for it where we have them, else the core's. @param {string} key @param {string} english */
const said = (key, english) => (has(key) ? t(key) : english);

/**
 * @param {'save' | 'copy'} key
 * @param {string} name
 * @param {() => void} run
 */
function button(key, name, run) {
  return h('button', { type: 'button', class: 'button', [`data-${key}`]: name, 'aria-label': `${t(key)}: ${name}`, click: run }, t(key));
}

/** @typedef {{id: string, extension: string, mediaType: string}} Target */

/**
 * @param {Target} target
 * @param {(bytes: Uint8Array<ArrayBuffer>, target: Target) => void | Promise<void>} put
 */
async function write(target, put) {
  try {
    const { bytes, notes } = await writeAs(target.id, titleOf(get()));
    await put(bytes, target);
    notes.forEach((note) => say(note));
    box.close();
  } catch (error) {
    failed(error);
  }
}

/** @param {unknown} error */
function failed(error) {
  say(t('exportFailed', { reason: error instanceof Error ? error.message : String(error) }), { kind: 'bad' });
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {Target} target
 */
function save(bytes, { extension, mediaType }) {
  const name = `${fileName(titleOf(get()))}.${extension}`;
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  h('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  say(t('exported', { name }));
}

/** @param {Uint8Array} bytes */
async function copy(bytes) {
  await navigator.clipboard.writeText(new TextDecoder().decode(bytes));
  say(t('copied'));
}

/** @param {string} title */
function fileName(title) {
  return title.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60).toLowerCase() || 'article';
}
