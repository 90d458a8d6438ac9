// @ts-check
/** The keyboard map: what the keys do, and the sheet that says so. */
import { byId, dialog, dialogHead, h, replace } from './dom.js';
import { get, set } from './store.js';
import { stop } from './actions.js';
import { mark } from './adding.js';
import { DIGITS } from './labels.js';
import { accept, redo, remove, undo } from './correcting.js';
import { chosen, cycleOverlap, walk } from './reading.js';
import { toField } from './inspector.js';
import { edit } from './writing.js';
import { openFind } from './find.js';
import { showExport } from './exports.js';
import { showOpen } from './open.js';
import { keysSwitch, singleKeys, toggleMarks, toggleReader } from './settings.js';
import { applyOffer } from './messages.js';
import { cursorKey, toggleCursor } from './cursor.js';
import { moveEdge } from './edges.js';
import { operate } from './correcting.js';
import { t } from './i18n.js';

/** Single keys, by `event.key` in lower case. They work where no field has the focus and no dialog is open. */
/** @type {Record<string, () => void>} */
const KEYS = {
  j: () => walk('annotation', 1), k: () => walk('annotation', -1), n: () => walk('mention', 1), p: () => walk('mention', -1),
  o: cycleOverlap, v: toggleMarks, r: toggleReader, f: openFind, '/': openFind, e: edit, x: showExport, '?': showHelp,
  a: applyOffer, enter: accept, c: toggleCursor, m: () => toField('sameAs'), s: speakerOrSplit, l: () => toField('relabel'), t: () => toField('note'),
  '[': () => moveEdge('start', -1), ']': () => moveEdge('start', 1), '{': () => moveEdge('end', -1), '}': () => moveEdge('end', 1), backspace: remove, delete: remove, z: undo,
  ...Object.fromEntries(DIGITS.map((label, i) => [(i + 1) % 10, () => mark(label)])),
};

/** Makes the keyboard work. */
export function startKeys() {
  document.addEventListener('keydown', pressed);
  byId('help').addEventListener('click', showHelp);
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  if (event.defaultPrevented || (event.altKey && !'[]{}'.includes(event.key)) || document.querySelector('dialog[open]')) return;
  const target = /** @type {Element} */ (event.target);
  if (cursorKey(event)) return;
  if (event.ctrlKey || event.metaKey) return withControl(event);
  if (target.closest('input, textarea, select, [role="tablist"], .time')) return;
  if (event.key === 'Escape' && get().selected) return set({ selected: null });
  if (event.key === 'Escape' && !byId('working').hidden) return act(event, stop);
  const inArticle = byId('article').contains(target) && event.shiftKey;
  if (inArticle && event.key === 'ArrowRight') return act(event, () => walk('annotation', 1));
  if (inArticle && event.key === 'ArrowLeft') return act(event, () => walk('annotation', -1));
  if (event.key === 'Enter' && target.closest('button, a, summary')) return;
  const run = singleKeys() ? (event.key === 'Z' ? redo : KEYS[event.key.toLowerCase()]) : undefined;
  if (run) act(event, run);
}

/** Who says a quotation; a name is split off from its entity. */
function speakerOrSplit() {
  const annotation = chosen();
  if (annotation?.kind === 'quote') toField('speaker');
  else if (annotation?.kind === 'mention' && annotation.entity) operate({ op: 'split', mentions: [annotation.id] });
}

/** @param {KeyboardEvent} event */
function withControl(event) {
  const key = event.key.toLowerCase();
  if (key === 'f' && get().screen === 'read' && !event.shiftKey) act(event, openFind);
  else if (key === 'o' && !event.shiftKey) act(event, showOpen);
  else if (key === 'z' && !/** @type {Element} */ (event.target).closest('input, textarea')) act(event, event.shiftKey ? redo : undo);
}

/**
 * @param {KeyboardEvent} event
 * @param {() => void} run
 */
function act(event, run) {
  event.preventDefault();
  run();
}

/** What the sheet lists, in two columns: keys and the message that says what they do. */
const SHEET = /** @type {const} */ ([[
  ['keysReading', [[['J', 'K'], 'key_next'], [['Shift →', 'Shift ←'], 'key_next'], [['N', 'P'], 'key_mention'], [['O'], 'key_overlap'], [['V'], 'key_hide'], [['R'], 'key_reader'], [['F', '/'], 'key_find'],
    [['E'], 'key_edit'], [['X'], 'key_export'], [['?'], 'key_help']]],
  ['keysAnywhere', [[['Ctrl O'], 'key_open'], [['Ctrl F'], 'key_find'], [['Ctrl Enter'], 'key_done'], [['Esc'], 'key_escape']]],
], [
  ['keysCorrecting', [[['⏎'], 'key_accept'], [['⌫'], 'key_remove'], [['1', '–', '0'], 'key_label'], [['A'], 'key_all'], [['[', ']'], 'key_start'], [['{', '}'], 'key_end'],
    [['C'], 'key_cursor'], [['L'], 'key_relabel'], [['M'], 'key_merge'], [['S'], 'key_speaker'], [['T'], 'key_note'], [['Z', 'Ctrl Z'], 'key_undo'], [['Shift Z'], 'key_redo']]],
  ['keysEntities', [[['⏎'], 'key_nextMention'], [['F2'], 'key_rename'], [['M'], 'key_merge'], [['⌫'], 'key_removeAll']]],
  ['keysLabels', [[['P'], 'key_pin']]],
]]);

/** Opens the sheet. */
export function showHelp() {
  const box = dialog('help-dialog');
  replace(box, dialogHead(box, 'help-title', t('helpTitle'), t('close')), h('div', { class: 'dialog-body' },
    h('div', { class: 'keys' }, ...SHEET.map((sections) => h('div', {}, ...sections.map(([title, rows]) => h('section', {}, h('h3', {}, t(title)), h('dl', {}, ...rows.flatMap(pair))))))),
    keysSwitch(), h('p', { class: 'hint' }, t('keysOff'))));
  box.showModal();
}

/** @param {readonly [readonly string[], string]} row */
function pair([keys, what]) {
  return [h('dt', {}, ...keys.flatMap((k, i) => [i > 0 && ' ', h('kbd', {}, k)])), h('dd', {}, t(what))];
}
