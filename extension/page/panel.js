// @ts-check
/** The list beside the article. Its root is closed to the page, so that neither styles the other. */

/** @typedef {import('../package/index.js').AnnotatedDocument} AnnotatedDocument */

const STYLE = `
  :host { all: initial; }
  aside { position: fixed; z-index: 2147483647; inset: 1rem 1rem 1rem auto; width: 20rem; max-width: calc(100vw - 2rem); overflow: auto; padding: 1rem; box-sizing: border-box;
    font: 14px/1.45 system-ui, sans-serif; color: light-dark(#1b1c1f, #e9e7e2); background: light-dark(#fdfcf9, #15171c); border: 1px solid #8885; border-radius: 8px; box-shadow: 0 10px 32px #0004; color-scheme: light dark; }
  h2 { font-size: 1rem; margin: 1rem 0 0.3rem; } header { display: flex; justify-content: space-between; align-items: center; }
  header h2 { margin: 0; } ul { list-style: none; margin: 0; padding: 0; } li { margin: 0.1rem 0; }
  button { font: inherit; color: inherit; background: none; border: 0; border-radius: 4px; padding: 0.2rem 0.3rem; min-height: 24px; text-align: start; cursor: pointer; }
  button:hover { background: #8882; } small { color: light-dark(#5a5a5c, #a9a7a2); }`;

export class Panel {
  #host = document.createElement('rubricator-panel');
  #body = element('div');

  /** @param {() => void} close */
  constructor(close) {
    const head = element('header', element('h2', 'Rubricator'), button('Close', close));
    const root = this.#host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const aside = element('aside', head, this.#body);
    aside.setAttribute('aria-label', 'Rubricator');
    root.append(aside);
    this.#body.setAttribute('role', 'status');
    this.#body.append('Reading…');
    document.documentElement.append(this.#host);
  }

  /**
   * Lists what was found. A click shows it in the article.
   * @param {AnnotatedDocument} found
   * @param {Map<string, Range>} ranges  Where each annotation stands, by id.
   */
  show({ entities, quotes, dates }, ranges) {
    const line = (/** @type {string} */ id, /** @type {string} */ words, /** @type {string} */ note) =>
      element('li', button(words, () => reveal(ranges.get(id)), element('small', ` ${note}`)));
    const named = entities.toSorted((a, b) => b.mentions.length - a.mentions.length);
    this.#body.replaceChildren(
      ...list('Names', named.map(({ name, label, mentions }) => line(mentions[0], name, `${label} · ${mentions.length}`))),
      ...list('Quotations', quotes.map(({ id, text, speaker }) => line(id, text, `— ${speaker?.name ?? speaker?.text ?? 'not named'}`))),
      ...list('Dates', dates.map(({ id, text, value }) => line(id, text, value))));
    this.#host.dataset.state = 'done';
  }

  /** @param {string} why */
  fail(why) {
    this.#body.replaceChildren(`This article could not be annotated. ${why}`);
    this.#host.dataset.state = 'failed';
  }

  close() {
    this.#host.remove();
  }
}

/** @param {string} title @param {HTMLElement[]} lines */
const list = (title, lines) => (lines.length > 0 ? [element('h2', `${title} (${lines.length})`), element('ul', ...lines)] : []);

/** @param {string} name @param {(string | Node)[]} children */
function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

/** @param {string} words @param {() => void} act @param {Node[]} more */
function button(words, act, ...more) {
  const made = element('button', words, ...more);
  made.addEventListener('click', act);
  return made;
}

/** @param {Range | undefined} range */
function reveal(range) {
  if (!range) return;
  range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
}
