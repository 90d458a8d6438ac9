// @ts-check
/** Everything that brings text in: the Open dialog, files, drop, paste, samples. */
import { byId, dialog, dialogHead, h, icon, input, replace } from './dom.js';
import { get } from './store.js';
import { openKept, openNew, remove, titleOf } from './documents.js';
import { allKept } from './storage.js';
import { say } from './messages.js';
import { format } from './dates.js';
import { openFiles } from './files.js';
import { saveWorkspace } from './workspace.js';
import { textOf } from './pasting.js';
import { offerHints } from './hints.js';
import { t } from './i18n.js';

/** Our own articles: written for this page. */
export const SAMPLES = [
  { file: 'agency', name: 'sampleAgency', title: 'Thousands leave homes as old dam leaks', date: '2026-03-12' },
  { file: 'interview', name: 'sampleInterview', title: '‘A harbour is a promise you make to a storm’', date: '2026-05-30' },
  { file: 'court', name: 'sampleCourt', title: 'Former bank chief jailed over fake grain loans', date: '2026-09-18' },
];

const box = dialog('open-dialog');

/** Whether what is dragged was taken up in the page: it does not come in. */
let ours = false;

/** Makes the ways in work. */
export function startOpening() {
  byId('open').addEventListener('click', showOpen);
  input('file').addEventListener('change', () => {
    openFiles([...(input('file').files ?? [])]);
    input('file').value = '';
  });
  addEventListener('dragstart', () => { ours = true; });
  addEventListener('dragend', () => { ours = false; });
  addEventListener('dragover', (event) => {
    if (ours) return;
    event.preventDefault();
    byId('drop').hidden = false;
  });
  addEventListener('dragleave', (event) => { if (!event.relatedTarget) byId('drop').hidden = true; });
  addEventListener('drop', dropped);
  addEventListener('paste', pasted);
}

/** Opens the dialog. */
export async function showOpen() {
  await drawDialog();
  if (!box.open) box.showModal();
}

async function drawDialog() {
  const documents = (await allKept().catch(() => [])).filter((d) => d.id !== get().id);
  replace(box, dialogHead(box, 'open-title', t('openTitle'), t('close')), h('div', { class: 'dialog-body' },
    h('div', { class: 'dialog-actions' },
      h('button', { type: 'button', class: 'button primary', click: () => leave(() => openNew({ text: '' })) }, t('newArticle')),
      h('button', { type: 'button', class: 'button', click: () => leave(() => input('file').click()) }, t('openFile')),
      h('button', { type: 'button', class: 'button', 'data-key': 'workspace', click: () => leave(saveWorkspace) }, t('saveAll'))),
    documents.length > 0 && h('h3', {}, t('recent')), documents.length > 0 && h('ul', {}, ...documents.map(documentRow)),
    h('h3', {}, t('samples')), h('ul', { class: 'samples' }, ...sampleItems())));
}

/** @param {() => void} run */
function leave(run) {
  box.close();
  run();
}

/** @param {import('./storage.js').Kept} document */
export function documentRow(document) {
  const title = titleOf(document);
  const when = format(document.changed, { dateStyle: 'medium', timeStyle: 'short', timeZone: undefined }) ?? '';
  return h('li', { class: 'doc-row' }, h('button', { type: 'button', class: 'open-doc', click: () => leave(() => openKept(document.id)) },
    h('b', {}, title), h('small', {}, `${when} · ${t('words', { n: roughWords(document.text) })}`)),
  h('button', { type: 'button', class: 'button square', 'aria-label': t('deleteDocument', { title }), click: async () => { await remove(document, drawAgain); drawAgain(); } }, icon('trash')));
}

function drawAgain() {
  if (box.open) drawDialog();
  showWelcome();
}

/** @param {string} text */
const roughWords = (text) => text.slice(0, 200_000).match(/\S+/g)?.length ?? 0;

/** Our samples as list items with a button each. */
export function sampleItems() {
  return SAMPLES.map((s) => h('li', {}, h('button', { type: 'button', 'data-sample': s.file, click: () => leave(() => openSample(s)) },
    h('b', {}, t(s.name)), h('span', {}, s.title))));
}

/** @param {typeof SAMPLES[number]} sample */
async function openSample({ file, date }) {
  const answer = await fetch(new URL(`../samples/${file}.txt`, import.meta.url));
  if (!answer.ok) return say(t('unreadable', { name: `${file}.txt`, reason: String(answer.status) }), { kind: 'bad' });
  await openNew({ text: (await answer.text()).trimEnd(), date });
  offerHints();
}

/** Draws the lists under the empty paste field. */
export async function showWelcome() {
  replace(byId('samples'), ...sampleItems());
  const documents = (await allKept().catch(() => [])).slice(0, 4);
  byId('recent-block').hidden = documents.length === 0;
  replace(byId('recent'), ...documents.map(documentRow));
}

/** @param {DragEvent} event */
function dropped(event) {
  if (ours) return;
  event.preventDefault();
  byId('drop').hidden = true;
  const files = [...(event.dataTransfer?.files ?? [])];
  if (files.length > 0) openFiles(files);
  else openText(textOf(event.dataTransfer));
}

/** A paste outside every field opens what was pasted. @param {ClipboardEvent} event */
function pasted(event) {
  if (event.defaultPrevented || /** @type {Element} */ (event.target).closest?.('input, textarea, dialog')) return;
  const files = [...(event.clipboardData?.files ?? [])];
  if (files.length > 0 && !event.clipboardData?.types.includes('text/plain')) openFiles(files);
  else openText(textOf(event.clipboardData)).then((opened) => { if (opened) say(t('openedPaste')); });
}

/** @param {Promise<string>} coming */
async function openText(coming) {
  const text = await coming;
  if (text.trim() === '') say(t('emptyText'), { kind: 'bad' });
  else await openNew({ text });
  return text.trim() !== '';
}
