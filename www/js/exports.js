// @ts-check
/** The Export dialog: each format with what it is for; save or copy. */
import { byId, dialog, dialogHead, h, replace } from './dom.js';
import { get } from './store.js';
import { exportAs } from './actions.js';
import { titleOf } from './documents.js';
import { say } from './messages.js';
import { t } from './i18n.js';

/** @typedef {{id: string, extension: string, type: string}} Format */

/** @type {Format[]} */
const FORMATS = [{ id: 'native', extension: 'json', type: 'application/json' }];

const box = dialog('export-dialog');

/** Makes the Export button work. */
export function startExporting() {
  byId('export').addEventListener('click', showExport);
}

/** Opens the dialog. */
export function showExport() {
  if (!get().found) return;
  replace(box, dialogHead(box, 'export-title', t('exportTitle'), t('close')), h('div', { class: 'dialog-body' }, ...FORMATS.map(row)));
  box.showModal();
}

/** @param {Format} format */
function row(format) {
  const name = t(`format_${format.id}`);
  return h('section', { class: 'format' }, h('b', {}, name), h('p', {}, t(`format_${format.id}_note`)),
    h('button', { type: 'button', class: 'button', 'data-save': format.id, 'aria-label': `${t('save')}: ${name}`, click: () => write(format, save) }, t('save')),
    h('button', { type: 'button', class: 'button', 'data-copy': format.id, 'aria-label': `${t('copy')}: ${name}`, click: () => write(format, copy) }, t('copy')));
}

/**
 * @param {Format} format
 * @param {(text: string, format: Format) => void | Promise<void>} put
 */
async function write(format, put) {
  try {
    await put(await exportAs(format.id), format);
    box.close();
  } catch (error) {
    say(t('exportFailed', { reason: error instanceof Error ? error.message : String(error) }), { kind: 'bad' });
  }
}

/**
 * @param {string} text
 * @param {Format} format
 */
function save(text, { extension, type }) {
  const name = `${fileName(titleOf(get()))}.${extension}`;
  const url = URL.createObjectURL(new Blob([text], { type }));
  h('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  say(t('exported', { name }));
}

/** @param {string} text */
async function copy(text) {
  await navigator.clipboard.writeText(text);
  say(t('copied'));
}

/** @param {string} title */
function fileName(title) {
  return title.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60).toLowerCase() || 'article';
}
