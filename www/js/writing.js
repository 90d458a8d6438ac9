// @ts-check
/** The text field: to paste or type a new article, and to edit the present one. */
import { byId } from './dom.js';
import { get, on, set } from './store.js';
import { changeText } from './actions.js';
import { openNew } from './documents.js';
import { newId } from './storage.js';
import { showWelcome } from './open.js';
import { say } from './messages.js';
import { afterPaint } from './later.js';
import { hasLayout, textOf } from './pasting.js';
import { t } from './i18n.js';

/** The analysis waits until nothing was typed for this long. Milliseconds. */
const PAUSE = 250;
/** Who types without a pause has the text kept this often. Milliseconds. */
const LONGEST = 2000;

const field = /** @type {HTMLTextAreaElement} */ (byId('source'));
const done = /** @type {HTMLButtonElement} */ (byId('done'));
let timer = 0;
/** When the first letter was typed that is not in the article yet. */
let began = 0;
/** Whether the article gets the focus once it is shown. */
let leaving = false;

/** Makes the text field work. */
export function startWriting() {
  field.addEventListener('input', typed);
  field.addEventListener('paste', pasted);
  // Whoever comes back while the article is on its way is shown it, not the field that is left.
  field.addEventListener('focus', () => { if (get().screen === 'read') set({}); });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); readNow(); }
    else if (event.key === 'Escape' && field.value.trim() !== '') readNow();
  });
  done.addEventListener('click', readNow);
  byId('edit').addEventListener('click', edit);
  on(['screen', 'id', 'text'], draw);
  for (const end of ['beforeunload', 'pagehide', 'visibilitychange']) addEventListener(end, takeTyped, { capture: true });
}

/** Shows the text field or the article, as the state says. */
export function draw() {
  const { screen, text } = get();
  const writing = screen === 'write';
  document.body.dataset.screen = screen;
  document.body.toggleAttribute('data-empty', writing && text.trim() === '' && !editing());
  byId('write').hidden = !writing;
  byId('article').hidden = writing;
  if (leaving && !writing) afterPaint(toArticle);
  leaving &&= writing;
  for (const id of ['edit', 'find', 'export']) byId(id).hidden = writing;
  if (writing && !isShown(field.value) && document.activeElement !== field) field.value = text;
  if (writing) done.disabled = field.value.trim() === '';
  if (writing && text === '') showWelcome();
}

/** Puts the focus on the article, unless it was put elsewhere meanwhile. */
function toArticle() {
  if (document.activeElement === document.body) byId('article').focus({ preventScroll: true });
}

/** Whether the field is in use for an article that had text: then it does not turn into the welcome screen when emptied. */
const editing = () => document.activeElement === field && field.value !== '';

function typed() {
  done.disabled = field.value.trim() === '';
  clearTimeout(timer);
  began ||= performance.now();
  timer = setTimeout(take, Math.min(PAUSE, Math.max(0, began + LONGEST - performance.now())));
}

/** Takes in at once what was typed last: the page may be closed. */
function takeTyped() {
  if (began) take();
}

/** Whether the field holds the article. A field writes every line end as one \n; the article keeps its own. @param {string} shown */
const isShown = (shown) => shown === (get().text.includes('\r') ? get().text.replace(/\r\n?/g, '\n') : get().text);

/** What the field shows, with the article's own line ends where those are all the same. @param {string} shown */
function asArticle(shown) {
  const { text } = get();
  return text.includes('\r\n') && !/(?:^|[^\r])\n/.test(text) ? shown.replaceAll('\n', '\r\n') : shown;
}

/** What is pasted into the empty field is shown annotated at once. @param {ClipboardEvent} event */
async function pasted(event) {
  if (!event.clipboardData?.types.length) return;
  const fresh = field.value.trim() === '';
  if (!fresh && !hasLayout(event.clipboardData)) return;
  event.preventDefault();
  const text = await textOf(event.clipboardData);
  if (text.trim() === '') return say(t('emptyText'), { kind: 'bad' });
  if (fresh) return read(text);
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  typed();
}

function take() {
  clearTimeout(timer);
  began = 0;
  const text = field.value;
  if (isShown(text)) return;
  if (get().id === '') set({ id: newId() });
  changeText(asArticle(text));
}

/** Shows what stands in the field annotated. */
export async function readNow() {
  if (get().screen !== 'write') return;
  const text = field.value;
  if (text.trim() === '') return say(t('emptyText'), { kind: 'bad' });
  await read(text);
}

/** @param {string} text */
async function read(text) {
  clearTimeout(timer);
  began = 0;
  leaving = true;
  const opened = get().id === '' && openNew({ text });
  if (!opened && !isShown(text)) changeText(asArticle(text), { screen: 'read' });
  else if (!opened) set({ screen: 'read' });
  leave();
}

/** What is typed from now on is meant for the article. To look for a selection in a field that is gone takes browsers long. */
function leave() {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  getSelection()?.removeAllRanges();
}

/** Goes back to the plain text. */
export function edit() {
  if (get().screen !== 'read') return;
  set({ screen: 'write' });
  field.focus();
  field.setSelectionRange(0, 0);
  field.scrollTop = 0;
}
