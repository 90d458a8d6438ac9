// @ts-check
/** The right panel: its tabs, and on narrow screens the bottom sheet that it becomes. */
import { byId } from './dom.js';
import { get, on, set } from './store.js';
import { reveal } from './reading.js';

const TABS = ['inspect', 'entities', 'quotes', 'timeline', 'figures', 'notes'];
const panel = byId('right');
const narrow = matchMedia('(max-width: 56.24rem)');

/** Makes the tabs and the sheet work. */
export function startPanels() {
  for (const name of TABS) byId(`tab-${name}`).addEventListener('click', () => { set({ tab: name }); if (panel.dataset.sheet === 'peek') panel.dataset.sheet = 'half'; });
  panel.querySelector('[role="tablist"]')?.addEventListener('keydown', (event) => arrow(/** @type {KeyboardEvent} */ (event)));
  on(['tab'], draw);
  on(['tab', 'selected'], () => requestAnimationFrame(showCurrent));
  on(['selected'], ({ selected }) => { if (selected && panel.dataset.sheet === 'peek') panel.dataset.sheet = 'half'; });
  // The sheet covers the text: the chosen mark stays in sight once it has come up.
  panel.addEventListener('transitionend', ({ target }) => { const { selected } = get(); if (target === panel && selected) reveal(selected, 'quiet'); });
  panel.dataset.sheet = 'peek';
  narrow.addEventListener('change', fit);
  fit();
  startSheet();
}

function draw() {
  for (const name of TABS) {
    const tab = byId(`tab-${name}`);
    const chosen = get().tab === name;
    tab.setAttribute('aria-selected', String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    byId(`panel-${name}`).hidden = !chosen;
  }
}

/** The row of the chosen mark is brought into view in every list that has it. */
function showCurrent() {
  const { tab } = get();
  for (const list of [...(tab === 'inspect' ? [] : [byId(`panel-${tab}`)]), byId('entities')]) {
    for (const row of list.querySelectorAll('[aria-current="true"]')) if (!row.contains(document.activeElement)) row.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}

/** @param {KeyboardEvent} event */
function arrow(event) {
  const shown = TABS.filter((name) => byId(`tab-${name}`).offsetParent !== null);
  const at = shown.indexOf(get().tab);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + shown.length, Home: 0, End: shown.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const name = shown[to % shown.length];
  set({ tab: name });
  byId(`tab-${name}`).focus();
}

/** On narrow screens the entities are a tab of the sheet; on wide ones they stand under the labels. */
function fit() {
  const home = narrow.matches ? byId('panel-entities') : byId('left');
  home.append(byId('entities-section'));
  if (!narrow.matches && get().tab === 'entities') set({ tab: 'inspect' });
}

/** The sheet's handle: a press goes peek → half → full; a drag goes where it is let go. */
function startSheet() {
  const handle = byId('sheet-handle');
  let from = 0;
  let moved = false;
  handle.addEventListener('pointerdown', (event) => { handle.setPointerCapture(event.pointerId); from = event.clientY; moved = false; });
  handle.addEventListener('pointermove', (event) => {
    if (!event.buttons || Math.abs(event.clientY - from) < 6) return;
    moved = true;
    panel.style.transition = 'none';
    panel.style.height = `${Math.max(60, innerHeight - event.clientY)}px`;
  });
  handle.addEventListener('pointerup', (event) => {
    panel.style.height = panel.style.transition = '';
    if (moved) settle(1 - event.clientY / innerHeight);
  });
  handle.addEventListener('click', () => {
    if (!moved) panel.dataset.sheet = { peek: 'half', half: 'full', full: 'peek' }[panel.dataset.sheet ?? 'half'] ?? 'half';
    moved = false;
  });
}

/** @param {number} share  Of the window's height. */
function settle(share) {
  panel.dataset.sheet = share < 0.25 ? 'peek' : share < 0.62 ? 'half' : 'full';
}
