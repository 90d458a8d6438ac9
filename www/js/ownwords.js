// @ts-check
/** A person's word list, given to the annotator. Its patterns are matched at the desk: most lists have none. */
import { openDesk } from './desk.js';

/**
 * @param {import('../pkg/rubricator.js').Annotator} annotator
 * @param {string} list
 */
export async function giveWords(annotator, list) {
  if (!list.includes('/')) return annotator.setWords(list);
  const { Patterns } = await openDesk();
  const patterns = new Patterns(list);
  annotator.setWords(list, (text) => patterns.find(text));
}
