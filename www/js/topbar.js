// @ts-check
/** Title, published date, and the status line. */
import { byId, input, setValue } from './dom.js';
import { get, on, set } from './store.js';
import { onLater } from './later.js';
import { changeDate, stop } from './actions.js';
import { titleOf } from './documents.js';
import { longDay } from './dates.js';
import { number, t } from './i18n.js';
import { countWords } from './words.js';
import { announce } from './messages.js';
import { redo, stepName, undo } from './correcting.js';

const STAGES = ['', 'segments', 'dates', 'mentions', 'entities', 'quotes', 'attribution'];
/** Work that is done sooner than this is not announced. Milliseconds. */
const SOON = 300;

const title = input('title');
const date = input('published');
let timer = 0;
let patience = 0;
/** Whether what was found last is still to be announced. */
let untold = false;

/** Makes the title and the date work, and keeps the status line right. */
export function startTopbar() {
  title.addEventListener('change', () => set({ title: title.value.trim() }));
  date.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(takeDate, 350); });
  date.addEventListener('blur', takeDate);
  byId('cancel').addEventListener('click', stop);
  onLater(['title', 'text', 'id', 'screen'], drawTitle);
  on(['date', 'found', 'id'], drawDate);
  on(['undo', 'redo', 'screen'], drawSteps);
  byId('undo').addEventListener('click', undo);
  byId('redo').addEventListener('click', redo);
  on(['work', 'stage'], drawWork);
  on(['found'], noteFound);
  // Counting a long text's words takes time.
  onLater(['found', 'work', 'text'], drawStatus);
}

/** Draws all of it. */
export function drawTopbar() {
  drawTitle();
  drawDate();
  drawWork();
  drawStatus();
  drawSteps();
}

/** Undo and redo say what they would do. They are there once there is something. */
function drawSteps() {
  const { undo: back, redo: forth, screen } = get();
  for (const [id, step] of /** @type {const} */ ([['undo', back], ['redo', forth]])) {
    byId(id).hidden = screen !== 'read' || (!back && !forth);
    /** @type {HTMLButtonElement} */ (byId(id)).disabled = !step;
    byId(id).title = step ? `${t(id)}: ${stepName(step)}` : t(id);
    byId(id).setAttribute('aria-label', byId(id).title);
  }
}

function drawTitle() {
  const { text } = get();
  if (document.activeElement !== title) setValue(title, text.trim() === '' ? '' : titleOf(get()));
  document.title = text.trim() === '' ? 'Rubricator' : `${titleOf(get())} · Rubricator`;
}

/** Takes the person to the published date. */
export function askPublished() {
  date.focus();
  try {
    date.showPicker();
  } catch {
    // The field has the focus, which must do.
  }
}

/** A half-typed or impossible day changes nothing but the note. */
function takeDate() {
  clearTimeout(timer);
  const impossible = date.validity.badInput || date.validity.rangeUnderflow || date.validity.rangeOverflow;
  if (!impossible) changeDate(date.value);
  drawDate();
}

function drawDate() {
  const { date: given, found } = get();
  const bad = date.validity.badInput || date.validity.rangeUnderflow || date.validity.rangeOverflow;
  if (!bad && document.activeElement !== date) setValue(date, given);
  date.setAttribute('aria-invalid', String(bad));
  const note = byId('published-note');
  note.classList.toggle('bad', bad);
  note.classList.toggle('found', !given && !!found?.date);
  const used = given || found?.date || '';
  if (bad) note.textContent = used ? t('dateBad', { date: longDay(used) }) : t('dateBadNone');
  else if (!given && found?.date) note.textContent = `${longDay(found.date)}, ${t('dateFound')}`;
  else note.textContent = given ? '' : t('dateNone');
}

function drawWork() {
  const { work, stage } = get();
  const working = work === 'working';
  clearTimeout(patience);
  if (!working) byId('working').hidden = true;
  else if (byId('working').hidden) patience = setTimeout(() => { byId('working').hidden = get().work !== 'working'; }, SOON);
  /** @type {HTMLProgressElement} */ (byId('progress')).value = Math.max(0, STAGES.indexOf(stage) - 1);
  byId('stage').textContent = t(`stage_${stage || 'loading'}`);
}

function drawStatus() {
  const { found, work, text, ms } = get();
  byId('status-text').textContent = summary(text, found, work, ms);
  if (untold && found) announce(`${t('words', { n: countWords(text) })}, ${t('marks', { n: found.annotations.length })}`);
  untold = false;
}

/**
 * @param {string} text
 * @param {import('./document.js').Annotated | null} found
 * @param {string} work
 * @param {number} ms
 */
function summary(text, found, work, ms) {
  if (text.trim() === '') return '';
  const parts = [t('words', { n: countWords(text) })];
  if (found) parts.push(t('marks', { n: found.annotations.length }));
  if (found?.whole && work === 'idle') parts.push(t('took', { ms: number(Math.max(1, Math.round(ms))) }));
  if (found && !found.whole && work === 'working') parts.push(t('part'));
  const { progress } = get();
  if (progress && progress.judged > 0) parts.push(t('reviewed', { i: progress.judged, n: progress.total }));
  if (work === 'stopped' || work === 'failed') parts.push(t(work));
  return parts.join(' · ');
}

/** @type {import('./store.js').Listener} */
function noteFound({ found, screen }, before) {
  if (screen === 'read' && found?.whole && !before.found?.whole) untold = true;
}
