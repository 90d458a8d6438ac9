// @ts-check
/** The View menu: theme, marks, type size, language, reader, single keys. Kept in this browser. */
import { byId, h, replace } from './dom.js';
import { LANGUAGES, lang, preferred, speak, t } from './i18n.js';
import { askDraw } from './overview.js';
import { announce } from './messages.js';

const KEY = 'rubricator-view';
/** The choices and what they may be; the first is the default. */
const CHOICES = { theme: ['auto', 'light', 'dark'], density: ['full', 'quiet', 'names', 'off'], size: ['normal', 'small', 'large'] };

/** @type {{theme: string, density: string, size: string, language: string, reader: boolean, dashed: boolean, keys: boolean}} */
const settings = { theme: 'auto', density: 'full', size: 'normal', language: '', reader: false, dashed: false, keys: true };
/** What marks looked like before they were all hidden. */
let shown = 'full';
/** @type {() => void} */
let redraw = () => {};
/** @type {() => void} */
let openMine = () => {};

/**
 * Applies what was chosen before and makes the menu work.
 * @param {() => void} drawAll  Draws everything again, after a change of language.
 * @param {() => void} mine  Opens the person's own labels and words.
 */
export async function startSettings(drawAll, mine) {
  redraw = drawAll;
  openMine = mine;
  try {
    takeIn(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    // Kept settings that cannot be read are as good as none.
  }
  await speak(settings.language || preferred());
  apply();
  byId('view-menu').addEventListener('beforetoggle', drawMenu);
}

/** Of what was kept only what is a choice that we have. @param {any} kept */
function takeIn(kept) {
  for (const name of /** @type {const} */ (['theme', 'density', 'size', 'language'])) {
    const known = name === 'language' ? Object.keys(LANGUAGES) : CHOICES[name];
    if (known.includes(kept?.[name])) settings[name] = kept[name];
  }
  for (const name of /** @type {const} */ (['reader', 'dashed', 'keys'])) if (typeof kept?.[name] === 'boolean') settings[name] = kept[name];
}

/** Whether single keys are shortcuts. */
export const singleKeys = () => settings.keys;

/** Shows only the article, or all again. */
export function toggleReader() {
  change('reader', !settings.reader);
}

/** Hides all marks, or shows them as before. */
export function toggleMarks() {
  const off = settings.density !== 'off';
  if (off) shown = settings.density;
  change('density', off ? 'off' : shown);
  announce(t(off ? 'hiddenAll' : 'shownAll'));
}

/**
 * @template {keyof typeof settings} Name
 * @param {Name} name
 * @param {(typeof settings)[Name]} value
 */
function change(name, value) {
  settings[name] = value;
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // The choice holds for this visit.
  }
  apply();
}

function apply() {
  const root = document.documentElement;
  for (const name of /** @type {const} */ (['theme', 'density', 'size'])) root.dataset[name] = settings[name];
  root.toggleAttribute('data-reader', settings.reader);
  root.toggleAttribute('data-dashed', settings.dashed);
  askDraw();
}

function drawMenu() {
  replace(byId('view-menu'), choice('theme'), choice('density'), choice('size'), languages(),
    toggle('reader'), toggle('dashed', 'dashed'), keysSwitch(),
    h('div', { class: 'switch' }, h('button', { type: 'button', class: 'button', 'data-key': 'mine', click: () => { byId('view-menu').hidePopover(); openMine(); } }, t('ownLabelsButton'))),
    h('div', { class: 'switch' }, h('button', { type: 'button', class: 'button', click: () => { byId('view-menu').hidePopover(); print(); } }, t('print'))));
}

/** @param {'theme' | 'density' | 'size'} name */
function choice(name) {
  const order = name === 'size' ? ['small', 'normal', 'large'] : CHOICES[name];
  return segmented(name, t(name), order.map((value) => [value, t(`${name}_${value}`)]), settings[name], (value) => change(name, value));
}

function languages() {
  return segmented('language', t('language'), Object.entries(LANGUAGES), lang(), async (value) => {
    change('language', value);
    await speak(value);
    redraw();
    drawMenu();
  });
}

/**
 * @param {string} name
 * @param {string} legend
 * @param {[string, string][]} options
 * @param {string} chosen
 * @param {(value: string) => void} pick
 */
function segmented(name, legend, options, chosen, pick) {
  return h('fieldset', {}, h('legend', {}, legend), h('div', { class: 'segmented' }, ...options.map(([value, text]) => h('label', {},
    h('input', { type: 'radio', name, value, checked: value === chosen, 'data-key': `${name}-${value}`, change: () => pick(value) }), text))));
}

/** The switch for single keys. */
export const keysSwitch = () => toggle('singleKeys', 'keys');

/**
 * @param {string} text
 * @param {'reader' | 'dashed' | 'keys'} name
 */
function toggle(text, name = 'reader') {
  const box = h('input', { type: 'checkbox', 'data-key': name, checked: settings[name], change: () => change(name, box.checked) });
  return h('label', { class: 'switch' }, h('span', {}, t(text)), box);
}
