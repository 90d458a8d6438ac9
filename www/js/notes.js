// @ts-check
/** Notes: on the article, and on its marks. */
import { byId, h, replace } from './dom.js';
import { get, on } from './store.js';
import { point } from './actions.js';
import { operate } from './correcting.js';
import { reveal } from './reading.js';
import { swatch } from './legend.js';
import { labelName, t } from './i18n.js';

/** Draws the notes and keeps them right. */
export function startNotes() {
  on(['found', 'notes', 'lost', 'tab'], drawNotes);
}

/** The note on something, '' where there is none. @param {string | null} on */
export const noteOn = (on) => get().notes.find((n) => n.on === on)?.note ?? '';

/**
 * A field for the note on an annotation, or on the article.
 * @param {string | null} on
 * @param {string} name
 */
export function noteField(on, name) {
  const field = h('textarea', {
    rows: on ? 2 : 4, 'data-key': 'note', change: () => operate({ op: 'setNote', note: field.value.trim(), ...(on && { on }) }),
  }, noteOn(on));
  return h('label', { class: 'note-field' }, h('span', {}, name), field);
}

/** Draws the panel. */
export function drawNotes() {
  const { found, notes, lost, tab } = get();
  if (tab !== 'notes') return;
  const rows = notes.flatMap(({ on, note }) => {
    const annotation = on && found?.byId.get(on);
    return annotation ? [row(annotation, note)] : [];
  });
  replace(byId('panel-notes'), found?.whole && noteField(null, t('noteArticle')), rows.length > 0 ? h('ul', {}, ...rows) : h('p', { class: 'empty-note' }, t('noNotes')), ...(lost.length > 0 ? lostList(lost) : []));
}

/** Corrections whose words are gone: they are tried again whenever the text is edited. @param {import('./store.js').State['lost']} lost */
function lostList(lost) {
  return [h('h3', { class: 'lost-head' }, t('lostTitle')), h('p', { class: 'empty-note' }, t('lostHint')),
    h('ul', { class: 'lost' }, ...lost.map(({ label, text }) => h('li', {}, swatch(label), h('span', { class: 'words' }, text), h('span', { class: 'count' }, labelName(label)))))];
}

/** @param {import('./document.js').Annotation} annotation @param {string} note */
function row({ id, text, label }, note) {
  return h('li', {}, h('button', { type: 'button', class: 'note-row', 'data-key': id, click: () => { point(id); reveal(id); } },
    h('span', { class: 'words' }, swatch(label), text), h('span', { class: 'how' }, note)));
}
