// @ts-check
/** What went wrong, as text that a person may copy and send: without a word of the article, unless they want it in. */
import { dialogHead, h, openDialog, replace } from './dom.js';
import { get } from './store.js';
import { say } from './messages.js';
import { t } from './i18n.js';

let last = { reason: '', message: '', at: '' };

/** Keeps what happened, and gives the way to see it. @param {string} reason @param {string} message */
export function reported(reason, message) {
  last = { reason, message, at: new Date().toISOString() };
  return { name: t('report'), run: showReport };
}

/** Shows the report. */
async function showReport() {
  const [release = 'development'] = (await caches?.keys().catch(() => [])).filter((name) => name.startsWith('rubricator-'));
  const box = openDialog('report');
  const shown = h('textarea', { readonly: true, rows: 12, id: 'report-text', 'aria-label': t('report') });
  const whole = h('input', { type: 'checkbox', id: 'report-whole', change: () => draw() });
  const draw = () => { shown.value = reportOf(release, whole.checked); };
  const copy = () => navigator.clipboard.writeText(shown.value).then(() => say(t('copied')), () => shown.select());
  draw();
  replace(box, dialogHead(box, 'report-title', t('report'), t('close')), h('div', { class: 'dialog-body' },
    h('p', {}, t('reportHint')), shown, h('label', { class: 'switch' }, h('span', {}, t('reportWhole')), whole),
    h('div', { class: 'dialog-actions' }, h('button', { type: 'button', class: 'button primary', id: 'report-copy', click: copy }, t('copy')))));
}

/** @param {string} release @param {boolean} whole */
function reportOf(release, whole) {
  const { text, date, saved, journal } = get();
  const steps = journal.map((entry) => (typeof entry === 'string' ? entry : 'adopt' in entry ? entry.act : entry.op));
  const about = { ...last, release, browser: navigator.userAgent, characters: text.length, date, corrected: saved !== '', steps };
  return JSON.stringify(whole ? { ...about, text, saved, journal } : about, null, 1);
}
