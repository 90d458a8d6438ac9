// @ts-check
/** The article as one reads it: choosing marks by mouse, touch and keyboard, and showing which one is chosen. */
import { byId } from './dom.js';
import { get, on, set } from './store.js';
import { QUICK, SOON } from './later.js';
import { clear, marksOf, show, update } from './article.js';
import { select, stepAnnotation, stepMention } from './actions.js';
import { announce } from './messages.js';
import { labelName, t } from './i18n.js';
import { speakerName } from './document.js';

/** @typedef {import('./document.js').Annotation} Annotation */

const root = byId('article');

/** Draws the article and keeps it right. */
export function startReading() {
  on(['text', 'found', 'screen'], draw);
  on(['selected'], (_, before) => { mark(before.found?.byId.get(before.selected ?? ''), false); mark(chosen(), true); });
  root.addEventListener('click', clicked);
  root.addEventListener('focusin', focused);
  root.addEventListener('drawn', () => { mark(chosen(), true); if (!root.querySelector('mark[tabindex="0"]')) tabStop(); });
}

/** The chosen annotation. */
export function chosen() {
  const { found, selected } = get();
  return selected ? found?.byId.get(selected) : undefined;
}

/** Puts the focus on the chosen mark. */
export function focusChosen() {
  const annotation = chosen();
  if (annotation) marksOf(annotation)[0]?.focus({ preventScroll: true });
}

/** Draws all marks anew, as when colours have changed. */
export function redrawArticle() {
  const { text, found, screen } = get();
  if (screen === 'read' && found) show(text, found);
}

/** Draws the words without marks, where those do not come soon. */
let plain = 0;

/** @type {import('./store.js').Listener} */
function draw(state, before) {
  clearTimeout(plain);
  if (state.screen !== before.screen) byId('scroller').scrollTop = 0;
  if (state.screen !== 'read') return before.screen === 'read' ? clear() : undefined;
  if (!state.found && state.text.trim() !== '') {
    // A text of usual length was waited for before the screen changed.
    plain = setTimeout(() => show(state.text, null), state.text.length < QUICK ? 0 : SOON);
    return;
  }
  const same = state.text === before.text && before.screen === 'read' && before.found;
  if (same && state.found && state.touched) {
    if (state.found !== before.found) update(state.found, state.touched);
  } else if (state.found || state.text !== before.text || before.screen !== 'read') show(state.text, state.found);
}

/**
 * @param {Annotation | undefined} annotation
 * @param {boolean} on
 */
function mark(annotation, on) {
  if (!annotation) return;
  const name = annotation.kind === 'quote' ? 'on-quote' : 'on';
  for (const element of root.querySelectorAll(`mark[data-ids~="${CSS.escape(annotation.id)}"]`)) element.classList.toggle(name, on);
  if (on) tabStop();
}

/** One mark can be reached with Tab: the chosen one, else the first. J and K go on from there. */
function tabStop() {
  const annotation = chosen();
  const wanted = (annotation && root.querySelector(`mark[data-ids~="${CSS.escape(annotation.id)}"][tabindex]`)) ?? root.querySelector('mark[tabindex]');
  for (const old of root.querySelectorAll('mark[tabindex="0"]')) if (old !== wanted) /** @type {HTMLElement} */ (old).tabIndex = -1;
  if (wanted instanceof HTMLElement) wanted.tabIndex = 0;
}

/**
 * The ids at a mark, innermost first, without those that are hidden.
 * @param {Element} element
 */
function idsAt(element) {
  const { found, hidden } = get();
  const ids = (element.getAttribute('data-ids') ?? '').split(' ').reverse();
  return ids.filter((id) => !hidden.has(found?.byId.get(id)?.label ?? ''));
}

/** A click chooses the innermost annotation; the next ones those round it. @param {MouseEvent} event */
function clicked(event) {
  const target = /** @type {Element} */ (event.target);
  const caption = target.closest('[data-quote]');
  if (caption) return select(caption.getAttribute('data-quote'));
  const element = target.closest('mark');
  if (!element) return;
  if (!getSelection()?.isCollapsed) return;
  choose(element);
}

/** @param {Element} element */
function choose(element) {
  const ids = idsAt(element);
  if (ids.length === 0) return;
  const at = ids.indexOf(get().selected ?? '');
  select(ids[(at + 1) % ids.length]);
}

/** @param {FocusEvent} event */
function focused(event) {
  const element = /** @type {Element} */ (event.target);
  if (element.localName !== 'mark' || !element.matches(':focus-visible')) return;
  const ids = idsAt(element);
  if (ids.length > 0 && !ids.includes(get().selected ?? '')) select(ids[0]);
}

/** The other annotations in the chosen one's place, one after the other. */
export function cycleOverlap() {
  const annotation = chosen();
  const first = annotation && marksOf(annotation)[0];
  if (first) choose(first);
  tellChosen();
}

/**
 * Goes to the next or previous annotation (or mention of the same entity), with the focus.
 * @param {'annotation' | 'mention'} what
 * @param {1 | -1} step
 */
export function walk(what, step) {
  const next = what === 'annotation' ? stepAnnotation(step) : stepMention(step);
  if (!next) return;
  set({ tab: 'inspect' });
  marksOf(next)[0]?.focus({ preventScroll: true });
  reveal(next.id, 'quiet');
  tellChosen();
}

/**
 * Scrolls an annotation into view.
 * @param {string} id
 * @param {'flash' | 'quiet'} how
 */
export function reveal(id, how = 'flash') {
  const annotation = get().found?.byId.get(id);
  const first = annotation && marksOf(annotation)[0];
  if (!first) return;
  const box = first.getBoundingClientRect();
  const frame = byId('scroller').getBoundingClientRect();
  if (box.top < frame.top + 40 || box.bottom > frame.bottom - frame.height / 5) first.scrollIntoView({ block: 'center' });
  if (how === 'flash') flash(first);
}

/** @param {HTMLElement} element */
function flash(element) {
  element.classList.remove('flash');
  void element.offsetWidth;
  element.classList.add('flash');
  element.addEventListener('animationend', () => element.classList.remove('flash'), { once: true });
}

/** Tells screen readers which mark is chosen. */
export function tellChosen() {
  const annotation = chosen();
  if (!annotation) return;
  const label = labelName(annotation.label);
  if (annotation.kind === 'quote') {
    return announce(t('quote_announce', { name: speakerName(annotation) ?? t('speakerUnknown'), text: annotation.text }));
  }
  const mentions = annotation.kind === 'mention' && annotation.entity ? get().found?.mentionsOf.get(annotation.entity) : undefined;
  if (!mentions || annotation.kind !== 'mention') return announce(t('said_announce', { label, text: annotation.text }));
  announce(t('mention_announce', { label, text: annotation.text, i: mentions.indexOf(annotation) + 1, n: mentions.length }));
}
