// @ts-check
/** The page's words in the reader's language. A message is a text, or plural forms by Intl's categories. */
import en from '../i18n/en.js';

/** @typedef {Record<string, string | Partial<Record<Intl.LDMLPluralRule, string>>>} Messages */

export const LANGUAGES = { en: 'English', es: 'Español', de: 'Deutsch' };

/** @type {Messages} */
let messages = en;
let language = 'en';
let plurals = new Intl.PluralRules('en');
let numbers = new Intl.NumberFormat('en');

/** The language in use, a key of LANGUAGES. */
export const lang = () => language;

/**
 * Switches the page's language. An unknown one leaves English.
 * @param {string} to
 */
export async function speak(to) {
  language = Object.hasOwn(LANGUAGES, to) ? to : 'en';
  messages = language === 'en' ? en : { ...en, ...(await import(`../i18n/${language}.js`)).default };
  plurals = new Intl.PluralRules(language);
  numbers = new Intl.NumberFormat(language);
  document.documentElement.lang = language;
  translatePage();
}

/** The best of our languages for this browser. */
export function preferred() {
  const known = navigator.languages.map((l) => l.slice(0, 2).toLowerCase()).find((l) => Object.hasOwn(LANGUAGES, l));
  return known ?? 'en';
}

/**
 * The message called `key`, with `{name}` filled from `values`; `values.n` chooses the plural form.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
  if (!has(key)) return key;
  const message = messages[key];
  const form = typeof message === 'string' ? message : message[plurals.select(Number(values.n))] ?? message.other ?? key;
  return form.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? number(value) : value;
  });
}

/** Whether there is a message called `key`. @param {string} key */
export const has = (key) => Object.hasOwn(messages, key);

/** @param {number} value */
export const number = (value) => numbers.format(value);

/** @param {string} label */
export const labelName = (label) => (has(`label_${label}`) ? t(`label_${label}`) : label.replaceAll('_', ' '));

/** Puts the messages into the HTML that asks for them: `data-t` for text, `data-t-label`, `data-t-placeholder`, `data-t-title`. */
function translatePage() {
  for (const element of document.querySelectorAll('[data-t]')) element.textContent = t(element.getAttribute('data-t') ?? '');
  for (const element of document.querySelectorAll('[data-t-label]')) {
    element.setAttribute('aria-label', t(element.getAttribute('data-t-label') ?? ''));
  }
  for (const name of ['placeholder', 'title']) {
    for (const element of document.querySelectorAll(`[data-t-${name}]`)) element.setAttribute(name, t(element.getAttribute(`data-t-${name}`) ?? ''));
  }
}
