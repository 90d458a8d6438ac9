// @ts-check
/** `<rubricated-article>`: annotates the text that it wraps. The article stays the page's own, with its links and its style. */
import { load } from './index.js';
import { Passages, flatten } from './passages.js';
import { RubricatedMark } from './mark.js';
import { loadInWorker } from './worker.js';

/** @typedef {import('./index.js').Rubricator} Rubricator */

/** One for all articles of the page. Where a worker may not start, as under a strict policy, its thread must do. @type {Promise<Rubricator> | undefined} */
let loading;
const rubricator = () => (loading ??= loadInWorker().catch(() => load()));

export class RubricatedArticle extends HTMLElement {
  static observedAttributes = ['date', 'date-order', 'labels'];
  /** What was found, once the event `annotated` has told of it. @type {import('./index.js').AnnotatedDocument | null} */
  document = null;
  #turn = 0;

  connectedCallback() {
    // Whatever parses the page may not have come to our text yet.
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => this.annotate(), { once: true });
    else this.annotate();
  }

  attributeChangedCallback() {
    if (this.document) this.annotate();
  }

  /** Annotates the text as it is now. */
  async annotate() {
    const turn = ++this.#turn;
    this.#clear();
    const passages = new Passages(this);
    try {
      const found = await (await rubricator()).annotate(passages.text, { date: this.#date(), dateOrder: this.#order() });
      // The text or the date has changed meanwhile.
      if (turn !== this.#turn) return;
      this.document = found;
      this.#mark(passages, flatten(found).filter(this.#shown()));
      this.dispatchEvent(new CustomEvent('annotated', { bubbles: true, detail: found }));
    } catch (error) {
      this.dispatchEvent(new CustomEvent('annotatefailed', { bubbles: true, detail: error }));
    }
  }

  /** The published date: the attribute's, else that of the first `<time datetime>`. */
  #date() {
    const date = this.getAttribute('date') ?? this.querySelector('time[datetime]')?.getAttribute('datetime')?.slice(0, 10);
    return date && /^\d{4}-\d\d-\d\d$/.test(date) ? date : undefined;
  }

  /** What the attribute says, where that is an order. */
  #order() {
    const order = this.getAttribute('date-order');
    return order === 'dmy' || order === 'mdy' ? order : undefined;
  }

  /** Whether an annotation is of the labels that the attribute names; all are where it names none. */
  #shown() {
    const labels = this.getAttribute('labels')?.split(/\s+/).filter(Boolean);
    return (/** @type {{label: string}} */ { label }) => !labels || labels.includes(label);
  }

  /**
   * @param {Passages} passages
   * @param {import('./passages.js').Annotation[]} annotations  Of two with one start the longer first.
   */
  #mark(passages, annotations) {
    /** @type {Map<Text, {from: number, to: number, annotation: import('./passages.js').Annotation}[]>} */
    const byNode = new Map();
    for (const annotation of annotations) {
      for (const { node, from, to } of passages.parts(annotation.start, annotation.end)) {
        byNode.set(node, [...(byNode.get(node) ?? []), { from, to, annotation }]);
      }
    }
    for (const [node, spans] of byNode) node.replaceWith(...stretches(node, spans));
  }

  /** Takes the marks away and leaves their words. */
  #clear() {
    this.document = null;
    for (const mark of this.querySelectorAll('rubricated-mark')) mark.replaceWith(...mark.childNodes);
    this.normalize();
  }
}

/**
 * The words of a text node, cut where a span begins or ends; each in the marks of all spans that it lies in.
 * @param {Text} node
 * @param {{from: number, to: number, annotation: import('./passages.js').Annotation}[]} spans
 */
function stretches(node, spans) {
  const cuts = [...new Set([0, node.length, ...spans.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => {
    const over = spans.filter(({ from, to }) => from <= cuts[i] && end <= to);
    const words = /** @type {Node} */ (new Text(node.data.slice(cuts[i], end)));
    return over.reduceRight((inner, { annotation }) => RubricatedMark.of(annotation, inner), words);
  });
}

customElements.define('rubricated-article', RubricatedArticle);
