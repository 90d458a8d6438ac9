// @ts-check
/** Files → articles: plain text and HTML, Word and PDF, a whole workspace, and what was annotated before. */
import { MOST_BYTES, decode } from './decode.js';
import { openNew } from './documents.js';
import { ask, htmlToText } from './actions.js';
import { guess, showImport } from './importing.js';
import { takeWorkspace } from './workspace.js';
import { pdfToText } from './pdf.js';
import { say } from './messages.js';
import { number, t } from './i18n.js';

/**
 * Opens each file as an article of its own; the last one is shown.
 * @param {File[]} files
 */
export async function openFiles(files) {
  let opened = 0;
  for (const file of files) {
    try {
      opened += await openFile(file.name, await bytesOf(file));
    } catch (error) {
      say(error instanceof Told ? error.message : t('unreadable', { name: file.name, reason: error instanceof Error ? error.message : String(error) }), { kind: 'bad' });
    }
  }
  if (opened > 1) say(t('opened', { n: opened }));
}

/** What went wrong, in words for a person. */
class Told extends Error {}

/** @param {File} file */
async function bytesOf(file) {
  const mb = (/** @type {number} */ bytes) => number(Math.round(bytes / 1e5) / 10);
  if (file.size > MOST_BYTES) throw new Told(t('tooBig', { name: file.name, size: mb(file.size), most: mb(MOST_BYTES) }));
  return new Uint8Array(await file.arrayBuffer());
}

/**
 * How many articles were opened.
 * @param {string} name
 * @param {Uint8Array} bytes
 * @returns {Promise<number>}
 */
async function openFile(name, bytes) {
  if (starts(bytes, '%PDF-')) return article(await pdfToText(bytes), 'noTextLayer', name);
  if (/\.docx$/i.test(name)) return article(await ask('docx', { bytes }), 'emptyText', name);
  const decoded = decode(bytes);
  const format = guess(name, decoded?.text.slice(0, 4000) ?? '');
  if (format === 'workspace') return takeWorkspace(decoded?.text ?? '');
  if (format) return showImport(name, bytes, format);
  if (decoded === null) throw new Told(t('binary', { name }));
  if (decoded.encoding === 'windows-1252') say(t('notUtf8', { name }));
  return article(/\.html?$/i.test(name) ? await htmlToText(decoded.text) : decoded.text, 'emptyText', name);
}

/** @param {string} text @param {string} empty @param {string} name */
async function article(text, empty, name) {
  if (text.trim() === '') throw new Told(t(empty, { name }));
  await openNew({ text });
  return 1;
}

/** @param {Uint8Array} bytes @param {string} words */
const starts = (bytes, words) => [...words].every((c, i) => bytes[i] === c.charCodeAt(0));
