// @ts-check
/** Small helpers to build DOM. Text only ever enters as text. */

/**
 * @typedef {Node | string | number | null | false | undefined} Child
 * @typedef {Record<string, string | number | boolean | null | undefined | ((event: any) => void)>} Props
 */

/**
 * Makes an element. Props that are functions are listeners (`click`), `true` is an empty attribute, null and false are
 * left out; `class` and `data-…` are attributes like any other.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Props} [props]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  add(element, children);
  return element;
}

/**
 * @param {Node} parent
 * @param {Child[]} children
 */
function add(parent, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    parent.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/**
 * An icon of the sprite in index.html.
 * @param {string} name
 */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

/**
 * The element with this id. The page's own HTML has it, or the page is broken.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html has no #${id}`);
  return element;
}

/** @param {string} id */
export const input = (id) => /** @type {HTMLInputElement} */ (byId(id));

/** @param {string} id */
export const dialog = (id) => /** @type {HTMLDialogElement} */ (byId(id));

/** Puts a value into a field that has another: browsers look over all fields after each. @param {HTMLInputElement | HTMLSelectElement} field @param {string} value */
export function setValue(field, value) {
  if (field.value !== value) field.value = value;
}

/**
 * Saves a file to the person's disk.
 * @param {string} name
 * @param {Blob} blob
 */
export function download(name, blob) {
  const url = URL.createObjectURL(blob);
  h('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * The dialog of this name, made when it is first asked for, and open.
 * @param {string} name
 */
export function openDialog(name) {
  const there = document.getElementById(`${name}-dialog`);
  const box = /** @type {HTMLDialogElement} */ (there ?? h('dialog', { id: `${name}-dialog`, class: 'dialog', 'aria-labelledby': `${name}-title` }));
  if (!there) document.body.append(box);
  box.replaceChildren();
  if (!box.open) box.showModal();
  return box;
}

/**
 * A dialog's head with its title and the button that closes it.
 * @param {HTMLDialogElement} of
 * @param {string} id
 * @param {string} title
 * @param {string} close
 */
export function dialogHead(of, id, title, close) {
  return h('div', { class: 'dialog-head' }, h('h2', { id }, title),
    h('button', { type: 'button', class: 'button square', 'aria-label': close, click: () => of.close() }, '×'));
}

/**
 * Keeps keyboard focus inside `parent` where it was when its children are replaced: on the child with the same key.
 * @param {HTMLElement} parent
 * @param {...Child} children
 */
export function replace(parent, ...children) {
  const active = document.activeElement;
  const key = active instanceof HTMLElement && parent.contains(active) ? active.dataset.key : undefined;
  parent.replaceChildren();
  add(parent, children);
  if (key === undefined) return;
  const again = parent.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (again instanceof HTMLElement) again.focus({ preventScroll: true });
}
