// @ts-check
/** The part of the card in which a person judges: accept, remove, relabel, speaker, value, name, merge, split. */
import { h } from './dom.js';
import { get } from './store.js';
import { nameLabels } from './labels.js';
import { accept, merge, operate, relabel, remove } from './correcting.js';
import { labelName, t } from './i18n.js';
import { noteField } from './notes.js';
import { showMine } from './minedialog.js';
import { mine } from './mine.js';
import { moveEdge } from './edges.js';

/** @typedef {import('./document.js').Annotation} Annotation */

/** @param {Annotation} annotation */
export function judging(annotation) {
  const judged = annotation.status !== 'machine';
  return h('div', { class: 'judging' },
    h('div', { class: 'dialog-actions' },
      h('button', { type: 'button', class: 'button', 'data-key': 'accept', disabled: judged, click: accept }, judged ? t(`status_${annotation.status}`) : t('accept'), ' ', h('kbd', {}, '⏎')),
      h('button', { type: 'button', class: 'button', 'data-key': 'remove', click: remove }, t('remove'), ' ', h('kbd', {}, '⌫'))),
    edgeRow(),
    h('div', { class: 'fields' }, ...fields(annotation), noteField(annotation.id, t('note'))));
}

/** Moves each edge by a word. */
function edgeRow() {
  const button = (/** @type {'start' | 'end'} */ edge, /** @type {1 | -1} */ step, /** @type {string} */ sign, /** @type {string} */ key) => {
    const name = `${t(`${edge}${step < 0 ? 'Back' : 'Forth'}`)} (${key})`;
    return h('button', { type: 'button', 'data-key': `${edge}${step}`, 'aria-label': name, title: name, click: () => moveEdge(edge, step) }, sign);
  };
  return h('div', { class: 'edges' }, h('span', {}, t('edges')), h('span', { class: 'stepper' }, button('start', -1, '⇤', '['), button('start', 1, '⇥', ']')),
    h('span', { class: 'stepper' }, button('end', -1, '⇤', '{'), button('end', 1, '⇥', '}')));
}

/** @param {Annotation} annotation */
function fields(annotation) {
  if (annotation.kind === 'quote') return quoteFields(annotation);
  if (annotation.kind === 'date') return [text('value', annotation.value, (value) => operate({ op: 'setValue', ids: [annotation.id], value }))];
  const labels = nameLabels().map((label) => /** @type {[string, string]} */ ([label, labelName(label)]));
  const line = `${annotation.text}\t${annotation.label}`;
  return [select('relabel', labels, annotation.label, relabel), ...entityFields(annotation),
    h('div', { class: 'listing' }, listed('list', 'addToList', line), listed('unlist', 'neverFind', `${annotation.text}\tnone`))];
}

/** Puts a line into the person's word list. @param {string} key @param {string} words @param {string} line */
const listed = (key, words, line) => !mine().words.includes(line) && h('button', { type: 'button', class: 'quiet', 'data-key': key, click: () => showMine(line) }, t(words));

/** @param {import('./document.js').Quote} quote */
function quoteFields(quote) {
  const speakers = (get().found?.entities ?? []).filter((e) => ['person', 'organization', 'group', 'place'].includes(e.label));
  const other = quote.speaker && !quote.speaker.entity ? [/** @type {[string, string]} */ (['as is', quote.speaker.text])] : [];
  /** @type {[string, string][]} */
  const options = [...other, ...speakers.map((e) => /** @type {[string, string]} */ ([e.id, e.name])), ['', t('speakerUnknown')]];
  const present = quote.speaker ? quote.speaker.entity ?? 'as is' : '';
  return [
    select('speaker', options, present, (entity) => {
      if (entity !== 'as is') operate({ op: 'setSpeaker', ids: [quote.id], speaker: entity === '' ? null : { entity } });
    }),
    select('kind', ['direct', 'mixed', 'indirect'].map((kind) => [kind, t(kind)]), quote.how, relabel),
  ];
}

/** @param {import('./document.js').Mention} mention */
function entityFields(mention) {
  const { found } = get();
  const entity = mention.entity ? found?.entityById.get(mention.entity) : undefined;
  if (!found || !entity) return [];
  const others = found.entities.filter((e) => e !== entity).map((e) => /** @type {[string, string]} */ ([e.id, e.name]));
  return [
    text('fullName', entity.name, (name) => operate({ op: 'rename', entity: entity.id, name })),
    others.length > 0 && select('sameAs', [['', '…'], ...others], '', (into) => { if (into !== '') merge(entity.id, into); }),
    entity.mentions.length > 1 && h('button', { type: 'button', class: 'quiet', 'data-key': 'split', click: () => operate({ op: 'split', mentions: [mention.id] }) }, t('notTheSame')),
  ];
}

/**
 * @param {string} key
 * @param {[string, string][]} options
 * @param {string} present
 * @param {(value: string) => void} pick
 */
function select(key, options, present, pick) {
  const field = h('select', { 'data-key': key, change: () => pick(field.value) }, ...options.map(([value, name]) => h('option', { value, selected: value === present }, name)));
  return h('label', {}, h('span', {}, t(key)), field);
}

/**
 * @param {string} key
 * @param {string} present
 * @param {(value: string) => void} take
 */
function text(key, present, take) {
  const field = h('input', { type: 'text', value: present, 'data-key': key, autocomplete: 'off', change: () => take(field.value.trim()) });
  return h('label', {}, h('span', {}, t(key)), field);
}
