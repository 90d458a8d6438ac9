// @ts-check
/** The strip beside the article: where the marks are. Decoration for those who see it; a click goes there. */
import { byId } from './dom.js';
import { get, on } from './store.js';
import { places } from './ranges.js';
import { lineOf } from './labels.js';

const strip = byId('overview');
const canvas = /** @type {HTMLCanvasElement} */ (strip.querySelector('canvas'));
const frame = /** @type {HTMLElement} */ (strip.querySelector('.viewport'));
const scroller = byId('scroller');
let asked = false;

/** Draws the strip and keeps it right. */
export function startOverview() {
  on(['found', 'hidden', 'screen', 'selected'], askDraw);
  new ResizeObserver(askDraw).observe(byId('article'));
  new ResizeObserver(askDraw).observe(strip);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', askDraw);
  byId('article').addEventListener('drawn', askDraw);
  scroller.addEventListener('scroll', moveFrame, { passive: true });
  strip.addEventListener('pointerdown', (event) => { strip.setPointerCapture(event.pointerId); jump(event); });
  strip.addEventListener('pointermove', (event) => { if (event.buttons) jump(event); });
}

/** Draws once with the frame after the next, however often it is asked for: the article need not wait for it. */
export function askDraw() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => requestAnimationFrame(() => { asked = false; draw(); moveFrame(); }));
}

/** @param {PointerEvent} event */
function jump(event) {
  const box = strip.getBoundingClientRect();
  scroller.scrollTop = ((event.clientY - box.top) / box.height) * scroller.scrollHeight - scroller.clientHeight / 2;
}

function moveFrame() {
  const scale = strip.clientHeight / scroller.scrollHeight;
  frame.hidden = scroller.scrollHeight <= scroller.clientHeight;
  Object.assign(frame.style, { top: `${scroller.scrollTop * scale}px`, height: `${scroller.clientHeight * scale}px` });
}

function draw() {
  const { screen, found, hidden, selected } = get();
  const box = strip.getBoundingClientRect();
  canvas.width = Math.round(box.width * devicePixelRatio);
  canvas.height = Math.round(box.height * devicePixelRatio);
  const pen = canvas.getContext('2d');
  if (!pen || !found || screen !== 'read') return;
  pen.scale(devicePixelRatio, devicePixelRatio);
  const scale = box.height / scroller.scrollHeight;
  const yOf = heights();
  const colour = colours();
  /** Where each label was drawn last: of a long text many marks share a line of the strip. @type {Map<string, number>} */
  const last = new Map();
  for (const a of found.annotations) {
    if (hidden.has(a.label)) continue;
    const top = yOf(a.start) * scale;
    if (last.get(a.label) === Math.round(top) && a.id !== selected) continue;
    last.set(a.label, Math.round(top));
    const bottom = yOf(a.end) * scale;
    pen.fillStyle = colour(a.label);
    if (a.kind === 'quote') pen.fillRect(1, top, 3, Math.max(4, bottom - top));
    else pen.fillRect(5, top, a.id === selected ? 9 : 7, a.id === selected ? 4 : 2);
  }
}

/** A function from a position in the text to how far down it stands. */
function heights() {
  const spots = places().flatMap(({ chunk, top, height, blocks }) => (blocks
    ? chunk.blocks.map((b, i) => ({ start: b.start, end: b.end, top: blocks[i].top, height: blocks[i].height }))
    : [{ start: chunk.start, end: chunk.end, top, height }]));
  let i = 0;
  return (/** @type {number} */ at) => {
    if (spots.length === 0) return 0;
    while (i > 0 && at < spots[i].start) i--;
    while (i + 1 < spots.length && spots[i + 1].start <= at) i++;
    const spot = spots[i];
    return spot.top + spot.height * Math.min(1, (at - spot.start) / (spot.end - spot.start));
  };
}

/** A function from a label to its colour in the theme in use. */
function colours() {
  /** @type {Map<string, string>} */
  const known = new Map();
  return (/** @type {string} */ label) => {
    const colour = known.get(label) ?? resolve(lineOf(label));
    known.set(label, colour);
    return colour;
  };
}

/** @param {string} colour */
function resolve(colour) {
  frame.style.color = colour;
  return getComputedStyle(frame).color;
}
