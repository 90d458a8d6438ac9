// @ts-check
/** `<rubricated-mark>`: a stretch of annotated words, with a part of its own to style. */
import { speakerName } from './js/document.js';

/** Defaults of the custom properties: the page's own colours. */
const COLOURS = {
  person: ['#e9deff', '#3e2e59'], organization: ['#c7ebfd', '#013e54'], place: ['#c7f1ce', '#154222'], group: ['#fed7f0', '#512744'],
  event: ['#fedec5', '#532d05'], work: ['#ffdad9', '#592627'], law: ['#f2e5b4', '#433704'], product: ['#d7e6fe', '#20375e'],
  money: ['#daedbe', '#2f3e0c'], percent: ['#daedbe', '#2f3e0c'], quantity: ['#daedbe', '#2f3e0c'], quote: ['#a62f5f18', '#fe9cba22'],
};

const style = new CSSStyleSheet();
style.replaceSync(`
  mark { color: inherit; background: none; border-radius: 2px; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
  ${Object.entries(COLOURS).map(([label, [light, dark]]) => `.${label} { background: var(--rubricated-${label}, light-dark(${light}, ${dark})); }`).join('\n')}
  .date { text-decoration: underline dotted var(--rubricated-date, light-dark(#855904, #eeb154)) 0.14em; text-underline-offset: 0.2em; }
  @media (forced-colors: active) { mark { background: none; border-bottom: 1px solid CanvasText; } }`);

export class RubricatedMark extends HTMLElement {
  /** @type {import('./js/document.js').Annotation | null} */ annotation = null;

  /**
   * A mark round `inner`.
   * @param {import('./js/document.js').Annotation} annotation
   * @param {Node} inner
   */
  static of(annotation, inner) {
    const mark = new RubricatedMark();
    mark.annotation = annotation;
    mark.setAttribute('label', annotation.label);
    mark.title = told(annotation);
    mark.append(inner);
    mark.#draw(annotation.label);
    return mark;
  }

  /** @param {string} label */
  #draw(label) {
    const shadow = this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [style];
    const mark = document.createElement('mark');
    mark.className = label;
    mark.part.add('mark', label);
    mark.append(document.createElement('slot'));
    shadow.append(mark);
  }
}

/** What the pointer, resting on it, is told. @param {import('./js/document.js').Annotation} annotation */
function told(annotation) {
  if (annotation.kind === 'quote') return `said by ${speakerName(annotation) ?? 'someone who is not named'}`;
  if (annotation.kind === 'date') return annotation.value;
  return annotation.amount ? `${annotation.amount.value} ${annotation.amount.unit}` : annotation.label;
}

customElements.define('rubricated-mark', RubricatedMark);
