import type { AnnotatedDocument } from './index.js';

/**
 * `<rubricated-article date="YYYY-MM-DD" labels="person place date quote">`: marks names, dates and quotations in the text
 * that it wraps, which keeps its links and its style. Importing this module defines it.
 *
 * - `date`: the published date; without it that of the first `<time datetime>` inside, else what the text says.
 * - `date-order`: `dmy` or `mdy`, how "03/04/2025" is read; without it as the text's own dates and spelling tell.
 * - `labels`: which labels to mark; all without it.
 *
 * Colours are custom properties, `--rubricated-LABEL`; for all else style the part `mark`, or the part of a label:
 *
 * ```css
 * rubricated-article { --rubricated-place: palegreen; }
 * rubricated-mark::part(person) { font-weight: 600; }
 * ```
 *
 * Events, which bubble: `annotated`, whose `detail` is the document, and `annotatefailed`, whose `detail` is the error.
 * Words are wrapped in `<rubricated-mark label="…">`: text that a framework renders again should not be wrapped.
 */
export class RubricatedArticle extends HTMLElement {
  /** What was found; null until the event `annotated`. */
  readonly document: AnnotatedDocument | null;
  /** Annotates the text as it is now. Needed only after it has changed. */
  annotate(): Promise<void>;
}

declare global {
  interface HTMLElementTagNameMap {
    'rubricated-article': RubricatedArticle;
  }
}
