// @ts-check
/** A person's own labels, with their colours, the labels that stand first, and own word list: kept in this browser, for every article. */

/** @typedef {{labels: Record<string, number>, words: string, pins: readonly string[]}} Mine  Labels with their hues in degrees. */

const KEY = 'rubricator-mine';
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets.push(sheet);

/** @type {Mine} */
let own = { labels: {}, words: '', pins: [] };
try {
  own = soundMine(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
} catch {
  // What cannot be read is as good as nothing.
}

/**
 * Labels and words as they can be used, whatever a file or the browser says: a hue is a number, for it becomes CSS.
 * @param {any} value
 * @returns {Mine}
 */
export function soundMine(value) {
  const labels = Object.entries(value?.labels ?? {}).filter(([, hue]) => Number.isFinite(hue));
  const pins = Array.isArray(value?.pins) ? value.pins.filter((/** @type {unknown} */ label) => typeof label === 'string') : [];
  return { labels: Object.fromEntries(labels), pins, words: typeof value?.words === 'string' ? value.words : '' };
}

/** What the person has made. @returns {Readonly<Mine>} */
export const mine = () => own;

/**
 * Changes it. False where the browser keeps it for this visit only.
 * @param {Partial<Mine>} patch
 */
export function setMine(patch) {
  own = { ...own, ...patch };
  try {
    localStorage.setItem(KEY, JSON.stringify(own));
    return true;
  } catch {
    return false;
  }
}

/** A label's hue: the person's, else one of its own by its letters. @param {string} label */
export const hueOf = (label) => (Object.hasOwn(own.labels, label) ? own.labels[label] : [...label].reduce((sum, c) => (sum * 31 + (c.codePointAt(0) ?? 0)) % 360, 7));

/**
 * Gives labels that are not ours their colours. Lightness is fixed, so that words stay readable whatever the hue.
 * @param {string[]} labels
 */
export function colour(labels) {
  const rules = labels.map((label) => {
    const [name, hue] = [CSS.escape(`own-${label}`), hueOf(label)];
    return `:root{--${name}-fill:light-dark(oklch(.925 .05 ${hue}),oklch(.34 .065 ${hue}));--${name}-line:light-dark(oklch(.46 .13 ${hue}),oklch(.8 .12 ${hue}))}
      .${name}{--fill:var(--${name}-fill);--line:var(--${name}-line)} .hide-${name} mark.${name}{--fill:initial;--line:initial}`;
  });
  sheet.replaceSync(rules.join('\n'));
}
