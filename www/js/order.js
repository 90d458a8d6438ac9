// @ts-check
/** Whether 03/04/2025 is in March or in April: asked beside the published date, where the text leaves it open. */
import { byId, setValue } from './dom.js';
import { get, on } from './store.js';
import { changeOrder } from './actions.js';

/** Two numbers that could both be a month. */
const OPEN = /^\D*(?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|1[0-2])(?:[./-]\d{2,4})?(?!\d)/;

const choice = /** @type {HTMLSelectElement} */ (byId('order'));

/** Makes the choice work. */
export function startOrder() {
  choice.addEventListener('change', () => changeOrder(/** @type {import('./store.js').State['order']} */ (choice.value)));
  on(['found', 'order', 'id'], draw);
}

function draw() {
  const { found, order } = get();
  setValue(choice, order);
  const asks = (/** @type {import('./document.js').Annotation} */ a) => a.kind === 'date' && OPEN.test(a.text);
  choice.hidden = order === '' && !found?.annotations.some(asks);
}
