// chrono-node, the date parser that most pages use (MIT). It gives points in time; their TIMEX3 value is written with as
// much as it is certain of.
import { createRequire } from "node:module";
import { join } from "node:path";

export const npm = ["chrono-node@2.10.3"];

/** @param {string} folder */
export async function open(folder) {
  const chrono = createRequire(join(folder, "package.json"))("chrono-node");
  return {
    dates: (/** @type {string} */ text, /** @type {string} */ date) =>
      chrono.parse(text, new Date(`${date}T12:00:00Z`)).map((/** @type {any} */ { index, text: said, start }) => ({
        start: index,
        end: index + said.length,
        ...timex(start),
      })),
  };
}

/** Its type and value, as fine as the components that the text states.
 * @param {any} point */
function timex(point) {
  const part = (/** @type {string} */ name, /** @type {number} */ width) => String(point.get(name)).padStart(width, "0");
  const day = `${part("year", 4)}-${part("month", 2)}-${part("day", 2)}`;
  if (point.isCertain("hour")) return { type: "TIME", value: `${day}T${part("hour", 2)}:${part("minute", 2)}` };
  const isDay = point.isCertain("day") || point.isCertain("weekday");
  if (isDay || !(point.isCertain("month") || point.isCertain("year"))) return { type: "DATE", value: day };
  return { type: "DATE", value: point.isCertain("month") ? day.slice(0, 7) : day.slice(0, 4) };
}
