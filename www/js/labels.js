// @ts-check
/** Every label there is: ours, the person's own, and those that came with a file. */
import { LABELS, isFigure } from './document.js';
import { colour, mine } from './mine.js';
import { get, on } from './store.js';

/** Which label a digit stands for; 0 is the tenth. */
export const DIGITS = ['person', 'organization', 'place', 'group', 'event', 'work', 'law', 'product', 'date', 'quote'];

let coloured = '';

/** Keeps the colours of labels right. */
export function startLabels() {
  on(['found'], recolour);
  recolour();
}

/** Gives every label its colour. */
export function recolour() {
  const others = ownLabels();
  const key = JSON.stringify([others, mine().labels]);
  if (key !== coloured) colour(others);
  coloured = key;
}

/** Those that are not ours, in the order of the alphabet. */
export function ownLabels() {
  const used = [...(get().found?.counts.keys() ?? [])].filter((label) => !LABELS.includes(label));
  return [...new Set([...Object.keys(mine().labels), ...used])].sort();
}

/** Ours, then the others. */
export const allLabels = () => [...LABELS, ...ownLabels()];

/** Those that a name can have. */
export const nameLabels = () => allLabels().filter((label) => label !== 'date' && label !== 'quote');

/** The class of what has a label. @param {string} label */
export const classOf = (label) => (LABELS.includes(label) ? label : `own-${label}`);

/** The colour of its lines, for style sheets. @param {string} label */
export const lineOf = (label) => `var(--${isFigure(label) ? 'figure' : CSS.escape(classOf(label))}-line)`;
