// @ts-check
/** Which part of a page is its article, and when it came out. */

/** A paragraph shorter than this is a caption, a button or a teaser. Characters. */
const SHORT = 40;

/**
 * What holds most of the page's running text: an element is worth the paragraphs in it, and half of those one level down.
 * @param {Document} page
 * @returns {Element}
 */
export function articleIn(page) {
  /** @type {Map<Element, number>} */
  const worth = new Map();
  for (const paragraph of page.querySelectorAll('p')) {
    const length = paragraph.textContent?.trim().length ?? 0;
    if (length < SHORT || paragraph.closest('nav, aside, footer, form')) continue;
    let share = length;
    for (let holder = paragraph.parentElement; holder && share > length / 4; holder = holder.parentElement, share /= 2) {
      worth.set(holder, (worth.get(holder) ?? 0) + share);
    }
  }
  const [best] = [...worth].sort(([, a], [, b]) => b - a)[0] ?? [page.body];
  return best.closest('article') ?? best;
}

/** Where pages say when their article came out. */
const PUBLISHED = [
  ['meta[property="article:published_time"]', 'content'],
  ['meta[itemprop="datePublished"]', 'content'],
  ['time[datetime]', 'datetime'],
];

/**
 * The day on which the article came out, `YYYY-MM-DD`.
 * @param {Document} page
 */
export function publishedIn(page) {
  for (const [selector, attribute] of PUBLISHED) {
    const day = page.querySelector(selector)?.getAttribute(attribute)?.match(/^\d{4}-\d\d-\d\d/)?.[0];
    if (day && !Number.isNaN(Date.parse(day))) return day;
  }
  return undefined;
}
