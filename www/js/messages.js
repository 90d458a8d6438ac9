// @ts-check
/** Short messages at the foot of the page, and what screen readers are told. */
import { byId, h } from './dom.js';
import { t } from './i18n.js';

/** How long a message that asks for nothing stays. Milliseconds. */
const STAY = 6000;
/** How long words are gathered before they are told. Milliseconds. */
const TOGETHER = 50;

/** @typedef {{name: string, run: () => void}} Offer */

/**
 * Says something. One that names trouble, or has an action, stays until it is dismissed.
 * @param {string} text
 * @param {{kind?: 'note' | 'bad', action?: Offer, also?: Offer}} [more]
 */
export function say(text, { kind = 'note', action, also } = {}) {
  const box = byId(kind === 'bad' ? 'alerts' : 'toasts');
  for (const same of box.querySelectorAll('.toast')) if (same.firstChild?.textContent === text) same.remove();
  // A reader is told the words and what can be done, without the cross beside them.
  tell(kind === 'bad' ? 'alarm' : 'announce', [text, action?.name, also?.name].filter(Boolean).join('. '));
  const toast = h('div', { class: `toast ${kind}` }, h('span', {}, text));
  const away = () => toast.remove();
  for (const offer of [action, also]) {
    if (offer) toast.append(h('button', { type: 'button', click: () => { away(); offer.run(); } }, offer.name));
  }
  toast.append(h('button', { type: 'button', class: 'dismiss', 'aria-label': t('dismiss'), click: away }, '×'));
  box.append(toast);
  while (box.children.length > 3) box.firstElementChild?.remove();
  if (kind === 'note') setTimeout(away, action ? STAY * 2 : STAY);
}

/** Does what the newest message offers. */
export function applyOffer() {
  const offers = document.querySelectorAll('#toasts .toast button:not(.dismiss)');
  /** @type {HTMLElement | undefined} */ (offers[offers.length - 1])?.click();
}

/** What is to be told next, by live region. @type {Map<string, string[]>} */
const telling = new Map();

/**
 * What comes in one go is told in one go: of two changes right after each other readers speak the last alone.
 * @param {'announce' | 'alarm'} region
 * @param {string} text
 */
function tell(region, text) {
  if (telling.has(region)) return telling.get(region)?.push(text);
  telling.set(region, [text]);
  setTimeout(() => {
    byId(region).textContent = telling.get(region)?.join('. ') ?? '';
    telling.delete(region);
  }, TOGETHER);
}

/**
 * Tells screen readers alone.
 * @param {string} text
 */
export const announce = (text) => tell('announce', text);
