// @ts-check
/** In the tab: reads the article, has it annotated, highlights what was found and lists it. A second click takes all away. */
import { Passages, flatten } from '../package/passages.js';
import { articleIn, publishedIn } from './article.js';
import { Panel } from './panel.js';

const PREFIX = 'rubricator-';

/** @type {Panel | null} */
let panel = null;

export async function toggle() {
  if (panel) return clear();
  panel = new Panel(clear);
  const passages = new Passages(articleIn(document), 'nav, aside, footer, form, [role="navigation"], [aria-hidden="true"]');
  const answer = await chrome.runtime.sendMessage({ text: passages.text, date: publishedIn(document) });
  // Closed while it was at work.
  if (!panel) return;
  if (answer.problem) return panel.fail(answer.problem);
  const ranges = highlight(passages, flatten(answer.found));
  panel.show(answer.found, ranges);
}

function clear() {
  panel?.close();
  panel = null;
  for (const name of [...CSS.highlights.keys()]) if (name.startsWith(PREFIX)) CSS.highlights.delete(name);
}

/**
 * Highlights each label. Gives the range of each annotation, by its id.
 * @param {Passages} passages
 * @param {import('../package/passages.js').Annotation[]} annotations
 */
function highlight(passages, annotations) {
  /** @type {Map<string, Range>} */
  const ranges = new Map();
  for (const { id, label, start, end } of annotations) {
    const range = rangeOf(passages.parts(start, end));
    if (!range) continue;
    ranges.set(id, range);
    const highlight = CSS.highlights.get(PREFIX + label) ?? new Highlight();
    // Quotations lie below the names in them.
    highlight.priority = label === 'quote' ? 0 : 1;
    CSS.highlights.set(PREFIX + label, highlight.add(range));
  }
  return ranges;
}

/** @param {import('../package/passages.js').Part[]} parts */
function rangeOf(parts) {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, first.from);
  range.setEnd(last.node, last.to);
  return range;
}
