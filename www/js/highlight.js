// @ts-check
/** Transient layers over the text: they are painted by ranges, so that the text's own DOM stays as it is. */
import { get, on } from './store.js';
import { rangeOf } from './ranges.js';

/**
 * Paints `ranges` as the layer `name`, in place of what it had.
 * @param {string} name
 * @param {(Range | null)[]} ranges
 */
export function paint(name, ranges) {
  const real = ranges.filter((r) => r !== null);
  if (!globalThis.CSS?.highlights) return;
  if (real.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...real));
}

/**
 * Shades every mention of an entity, or those of the chosen annotation's.
 * @param {string | null} entity
 */
export function paintSame(entity) {
  const { found, selected } = get();
  const chosen = selected ? found?.byId.get(selected) : undefined;
  const id = entity ?? (chosen?.kind === 'mention' ? chosen.entity : null);
  const mentions = (id && found?.mentionsOf.get(id)) || [];
  paint('same', mentions.map((m) => rangeOf(m.start, m.end, 'drawn')));
}

/** Keeps the chosen entity's mentions shaded. */
export function startHighlights() {
  on(['selected', 'found'], () => paintSame(null));
}
