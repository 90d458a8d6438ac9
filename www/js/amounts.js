// @ts-check
/** Figures in a reader's words. */
import { lang } from './i18n.js';

/**
 * "3.2 billion US dollars", "€12,000", "4%", "12 km".
 * @param {{value: number, unit: string}} amount
 */
export function amountInWords({ value, unit }) {
  const big = Math.abs(value) >= 1e6 ? /** @type {const} */ ({ notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 3 }) : {};
  try {
    if (unit === '%') return new Intl.NumberFormat(lang(), { style: 'percent', maximumFractionDigits: 3 }).format(value / 100);
    if (/^[A-Z]{3}$/.test(unit)) return new Intl.NumberFormat(lang(), { style: 'currency', currency: unit, minimumFractionDigits: 0, ...big, currencyDisplay: Math.abs(value) >= 1e6 ? 'name' : 'symbol' }).format(value);
  } catch {
    // Not a currency that this browser knows: the code itself will do.
  }
  return `${new Intl.NumberFormat(lang(), big).format(value)} ${unit}`;
}
