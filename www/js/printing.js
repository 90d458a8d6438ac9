// @ts-check
/** Printing: the whole article, with numbered notes in the margin on what each mark means. */
import { byId, h } from './dom.js';
import { get } from './store.js';
import { drawAll } from './article.js';
import { speakerName } from './document.js';
import { inWords } from './dates.js';
import { amountInWords } from './amounts.js';
import { noteOn as ownNote } from './notes.js';
import { t } from './i18n.js';

/** A longer text is printed without notes. */
const MOST = 3000;

/** Prepares the page whenever it is printed. */
export function startPrinting() {
  addEventListener('beforeprint', prepare);
  addEventListener('afterprint', () => { for (const e of document.querySelectorAll('.print-notes')) e.remove(); });
}

/** Draws what is not drawn yet, and the notes. */
export function prepare() {
  if (get().screen !== 'read') return;
  drawAll();
  const { found, hidden } = get();
  // A number stands where its mark ends: in that order they count up.
  const inOrder = [...(found?.annotations ?? [])].sort((a, b) => a.end - b.end || b.start - a.start);
  const notes = inOrder.filter((a) => !hidden.has(a.label)).map((a) => [a, noteOn(a)]).filter(([, note]) => note !== null);
  if (notes.length === 0 || notes.length > MOST) return;
  /** @type {Map<Element, HTMLElement>} */
  const lists = new Map();
  notes.forEach(([annotation, note], i) => {
    const { id } = /** @type {import('./document.js').Annotation} */ (annotation);
    const marks = byId('article').querySelectorAll(`mark[data-ids~="${CSS.escape(id)}"]`);
    const last = /** @type {HTMLElement | undefined} */ (marks[marks.length - 1]);
    const block = last?.closest('.block');
    if (!last || !block) return;
    last.dataset.note = String(i + 1);
    const list = lists.get(block) ?? h('ul', { class: 'print-notes' });
    lists.set(block, list);
    list.append(h('li', {}, h('b', {}, `${i + 1} `), /** @type {string} */ (note)));
  });
  for (const [block, list] of lists) block.before(list);
}

/** What a reader on paper could not see: values, full names, speakers, and the person's own note. @param {import('./document.js').Annotation} a */
function noteOn(a) {
  const means = meaning(a);
  const lines = [means !== null && means.toLowerCase() !== a.text.toLowerCase() && `${a.kind === 'quote' ? t('label_quote') : a.text}: ${means}`, ownNote(a.id)].filter(Boolean);
  return lines.length > 0 ? lines.join(' · ') : null;
}

/** @param {import('./document.js').Annotation} a */
function meaning(a) {
  if (a.kind === 'date') return inWords(a);
  if (a.kind === 'quote') return speakerName(a) ?? t('speakerUnknown');
  if (a.amount) return amountInWords(a.amount);
  return (a.entity && get().found?.entityById.get(a.entity)?.name) || null;
}
