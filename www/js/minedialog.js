// @ts-check
/** The dialog for a person's own labels and word list. */
import { dialogHead, h, openDialog, replace } from './dom.js';
import { analyse, ask } from './actions.js';
import { hueOf, mine, setMine } from './mine.js';
import { recolour } from './labels.js';
import { redrawArticle } from './reading.js';
import { drawLegend } from './legend.js';
import { LABELS } from './document.js';
import { labelName, t } from './i18n.js';

/** @type {Record<string, number>} */ let labels = {};

/**
 * Opens the dialog.
 * @param {string} [line]  One to put at the end of the word list.
 */
export function showMine(line = '') {
  labels = { ...mine().labels };
  const box = openDialog('mine');
  const words = h('textarea', { id: 'words', rows: 7, spellcheck: 'false', placeholder: t('wordsExample'), 'aria-describedby': 'words-help words-error' });
  words.value = [mine().words.trimEnd(), line].filter(Boolean).join('\n').replaceAll('\t', ' = ');
  const wrong = h('p', { id: 'words-error', class: 'wrong', role: 'alert' });
  const list = h('ul', { class: 'own-labels' });
  drawLabels(list);
  replace(box, dialogHead(box, 'mine-title', t('mineTitle'), t('close')), h('form', { class: 'dialog-body', method: 'dialog', submit: (/** @type {Event} */ e) => { e.preventDefault(); save(withTabs(words.value), wrong, box); } },
    h('h3', {}, t('ownLabels')), list, adder(list),
    h('h3', {}, h('label', { for: 'words' }, t('wordList'))), h('p', { id: 'words-help', class: 'hint' }, t('wordsHelp')), words, wrong,
    h('div', { class: 'dialog-actions' }, h('button', { type: 'submit', class: 'button primary' }, t('keepMine')))));
  if (line) words.focus();
}

/** A tab is hard to type: the last equals sign of a line is as good. @param {string} lines */
const withTabs = (lines) => lines.replace(/^(.*?\S)[^\S\n]*[=\t][^\S\n]*([^=\t\n]*)$/gm, '$1\t$2');

/** @param {HTMLElement} list */
function drawLabels(list) {
  replace(list, ...Object.keys(labels).map((label) => {
    const sample = h('span', { class: 'chip' }, label);
    const paint = () => {
      const hue = labels[label];
      sample.style.setProperty('--fill', `light-dark(oklch(.925 .05 ${hue}),oklch(.34 .065 ${hue}))`);
      sample.style.setProperty('--line', `light-dark(oklch(.46 .13 ${hue}),oklch(.8 .12 ${hue}))`);
    };
    paint();
    const slider = h('input', { type: 'range', min: 0, max: 359, value: labels[label], 'aria-label': t('colourOf', { label }), 'data-key': `hue-${label}`, input: () => { labels[label] = Number(slider.value); paint(); } });
    return h('li', {}, sample, slider, h('button', { type: 'button', class: 'button square', 'aria-label': t('removeLabel', { label }), click: () => { delete labels[label]; drawLabels(list); } }, '×'));
  }));
}

/** @param {HTMLElement} list */
function adder(list) {
  const field = h('input', { type: 'text', id: 'new-label', maxlength: 40, autocomplete: 'off', keydown: (/** @type {KeyboardEvent} */ e) => { if (e.key === 'Enter') { e.preventDefault(); take(); } } });
  const take = () => {
    const label = field.value.trim().replace(/\s+/g, '_');
    const fits = /^[\p{L}\p{N}_-]+$/u.test(label) && !LABELS.includes(label) && !LABELS.some((l) => labelName(l) === label);
    field.setAttribute('aria-invalid', String(!fits));
    if (!fits) return;
    labels[label] = hueOf(label);
    field.value = '';
    drawLabels(list);
  };
  return h('div', { class: 'own-new' }, h('label', { for: 'new-label' }, t('newLabel')), field, h('button', { type: 'button', class: 'button', click: take }, t('add')));
}

/**
 * Keeps all of it, once the core has taken the word list.
 * @param {string} words
 * @param {HTMLElement} wrong  Where to say what is wrong with it.
 * @param {HTMLDialogElement} box
 */
async function save(words, wrong, box) {
  const changed = words.trim() !== mine().words.trim();
  try {
    if (changed) await ask('words', { list: words });
  } catch (error) {
    wrong.textContent = error instanceof Error ? error.message : String(error);
    return;
  }
  setMine({ labels, words });
  box.close();
  recolour();
  drawLegend();
  redrawArticle();
  if (changed) analyse({}, true);
}
