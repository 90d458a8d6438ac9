// @ts-check
/** Correcting: each thing that a person does is an operation that the core carries out, refuses, or takes back. */
import { get, set } from './store.js';
import { ask, remember } from './actions.js';
import { append, nothing, patched, settle } from './document.js';
import { noted } from './journal.js';
import { announce, say } from './messages.js';
import { chosen, focusChosen } from './reading.js';
import { positions } from './find.js';
import { labelName, t } from './i18n.js';

/** @typedef {import('../pkg/desk.js').Operation} Operation */

/**
 * Carries out an operation; says why where the core refuses it. True where it was done.
 * @param {Operation} operation
 */
export async function operate(operation) {
  return take(await ask('operate', { operation }).catch(refused), operation);
}

/** Takes the last step back. */
export async function undo() {
  const step = get().undo;
  if (step && take(await ask('undo').catch(refused), 'undo')) say(t('undone', { step: stepName(step) }));
}

/** Makes the step again that was taken back last. */
export async function redo() {
  const step = get().redo;
  if (step && take(await ask('redo').catch(refused), 'redo')) say(t('redone', { step: stepName(step) }));
}

/** @param {import('../pkg/desk.js').Step} step */
export const stepName = ({ act, count }) => t(`act_${act}`, { n: count });

/** @param {unknown} error */
function refused(error) {
  say(t('refused', { reason: error instanceof Error ? error.message : String(error) }), { kind: 'bad' });
  return null;
}

/**
 * Takes in what the core changed.
 * @param {any} answer
 * @param {import('./store.js').Entry} entry  What was done, for the journal.
 */
function take(answer, entry) {
  const before = get();
  if (!answer || !before.found) return false;
  const found = answer.gone ? patched(before.found, answer) : afresh(answer);
  const { undo, redo, progress, notes } = answer;
  const inArticle = document.activeElement?.localName === 'mark';
  set({
    found, undo, redo, progress, notes, ...(answer.base && { saved: answer.base }), ...noted(before.journal, entry),
    touched: answer.gone && [...answer.annotations, ...answer.gone.map((/** @type {string} */ id) => before.found?.byId.get(id)).filter(Boolean)],
    ...(answer.lost && { lost: answer.lost }),
    ...(answer.text !== null && { text: answer.text, date: before.date && (answer.date ?? '') }),
    selected: before.selected && found.byId.has(before.selected) ? before.selected : null,
  });
  remember();
  if (inArticle) focusChosen();
  return true;
}

/** @param {any} answer */
function afresh({ date, blocks, annotations, entities }) {
  const found = { ...nothing(), date, blocks, whole: true };
  append(found, annotations);
  settle(found, entities);
  return found;
}

/** Accepts the chosen annotation. */
export async function accept() {
  const annotation = chosen();
  if (annotation && annotation.status === 'machine' && (await operate({ op: 'accept', ids: [annotation.id] }))) announce(t('said_announce', { label: t('status_accepted'), text: annotation.text }));
}

/** Removes the chosen annotation; offers to remove all that say the same. */
export async function remove() {
  const annotation = chosen();
  if (!annotation) return;
  const others = alike(annotation);
  if (!(await operate({ op: 'remove', ids: [annotation.id] }))) return;
  announce(t('said_announce', { label: t('removedMark'), text: annotation.text }));
  offerAll(others, (ids) => operate({ op: 'remove', ids }));
}

/**
 * Gives the chosen annotation another label (or a quotation another kind); offers the same for all that say the same.
 * @param {any} label
 */
export async function relabel(label) {
  const annotation = chosen();
  if (!annotation) return;
  const others = alike(annotation);
  if (!(await operate({ op: 'relabel', ids: [annotation.id], label }))) return;
  announce(t('said_announce', { label: annotation.kind === 'quote' ? t(label) : labelName(label), text: annotation.text }));
  offerAll(others, (ids) => operate({ op: 'relabel', ids, label }));
}

/** Says that an entity is another one. @param {string} entity @param {string} into */
export async function merge(entity, into) {
  const [name, other] = [entity, into].map((id) => get().found?.entityById.get(id)?.name ?? '');
  if (await operate({ op: 'merge', into, entities: [entity] })) say(t('merged', { name, into: other }), { action: { name: t('undo'), run: undo } });
}

/** Removes every mention of an entity. @param {string} entity */
export async function removeEntity(entity) {
  const name = get().found?.entityById.get(entity)?.name ?? '';
  if (await operate({ op: 'remove', ids: [entity] })) say(t('removedEntity', { name }), { action: { name: t('undo'), run: undo } });
}

/**
 * The other annotations of the same kind on the same words.
 * @param {import('./document.js').Annotation} annotation
 */
function alike(annotation) {
  const all = get().found?.annotations ?? [];
  return all.filter((a) => a !== annotation && a.kind === annotation.kind && a.text === annotation.text).map((a) => a.id);
}

/**
 * @param {string[]} ids
 * @param {(ids: string[]) => void} run
 */
function offerAll(ids, run) {
  if (ids.length === 0) return;
  say(t('offerAll', { n: ids.length }), { action: { name: t('applyAll'), run: () => run(ids.filter((id) => get().found?.byId.has(id))) } });
}

/**
 * Marks a stretch of the text, and chooses it.
 * @param {number} start
 * @param {number} end
 * @param {string} label
 * @param {'words' | 'letters'} snap  Whether its ends go to the nearest word's; those of a quotation never do.
 */
export async function add(start, end, label, snap) {
  const at = label === 'quote' || snap === 'letters' ? { start, end } : ((await ask('snap', { start, end }).catch(refused)) ?? { start, end });
  const before = new Set(get().found?.byId.keys());
  const operation = label === 'quote' ? { op: 'addQuote', at } : label === 'date' ? { op: 'addDate', at } : { op: 'addMention', at, label };
  if (!(await operate(/** @type {Operation} */ (operation)))) return;
  const fresh = get().found?.annotations.find((a) => !before.has(a.id));
  if (fresh) {
    set({ selected: fresh.id, tab: 'inspect' });
    announce(t('said_announce', { label: labelName(label), text: fresh.text }));
  }
  if ('label' in operation) offerUnmarked(operation, get().text.slice(at.start, at.end));
}

/** Offers the same for the same words elsewhere; and for those in other case, where there are such. @param {object} operation @param {string} words */
function offerUnmarked(operation, words) {
  const [same, any] = [unmarked(words, true), unmarked(words, false)];
  if (any === 0) return;
  const offer = (/** @type {string} */ name, /** @type {object} */ alike) => ({ name, run: () => operate(/** @type {any} */ ({ ...operation, alike })) });
  const other = any > same ? offer(t('anyCase', { n: any - same }), { case: 'any' }) : undefined;
  say(t('offerAll', { n: same || any }), { action: same > 0 ? offer(t('applyAll'), {}) : offer(t('applyAll'), { case: 'any' }), also: same > 0 ? other : undefined });
}

/** In how many places these words stand as whole words without a name's mark. @param {string} words @param {boolean} sameCase */
function unmarked(words, sameCase) {
  const { text, found } = get();
  const names = found?.annotations.filter((a) => a.kind === 'mention') ?? [];
  return positions(text, words, sameCase, true).filter((at) => !names.some((m) => m.start < at + words.length && m.end > at)).length;
}
