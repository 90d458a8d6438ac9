// @ts-check
/** Why a mention is taken for its entity: asked of the core when the card is drawn, once for each two names. */
import { h } from './dom.js';
import { get, on } from './store.js';
import { ask } from './actions.js';
import { t } from './i18n.js';

/** @typedef {{of: string, how: string} | null} Tie */

/** Answers by question. @type {Map<string, Promise<Tie>>} */
const asked = new Map();
on(['id'], () => asked.clear());

/**
 * Says why, once the core has answered.
 * @param {import('./document.js').Mention} mention
 * @param {import('./document.js').Entity} entity
 */
export function tieOf(mention, entity) {
  const span = h('span', { 'data-key': 'tie' });
  question(mention, entity).then((tie) => { span.textContent = tie ? t(`tie_${tie.how}`, { of: tie.of }) : t('tie_none'); }, () => {});
  return span;
}

/** @param {import('./document.js').Mention} mention @param {import('./document.js').Entity} entity */
function question(mention, entity) {
  const forms = (get().found?.mentionsOf.get(entity.id) ?? []).map((m) => m.text);
  const others = [...new Set([entity.name, ...forms])].filter((form) => form !== mention.text);
  const key = JSON.stringify([entity.label, mention.text, others]);
  const answer = asked.get(key) ?? ask('tie', { label: entity.label, name: mention.text, others });
  asked.set(key, answer);
  // Who did not answer is asked again with the next card.
  answer.catch(() => asked.delete(key));
  return answer;
}
