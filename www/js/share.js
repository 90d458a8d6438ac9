// @ts-check
/** A link that carries an article with its corrections: compressed, in the part of the address that is sent to no server. */
import { get } from './store.js';
import { ask } from './actions.js';
import { openNew } from './documents.js';
import { say } from './messages.js';
import { sound } from './storage.js';
import { number, t } from './i18n.js';

const MARK = '#article=';
/** Longer links are cut by mail programs and messengers. Characters. */
const MOST = 32_000;
/** What a link may unpack to. Bytes. */
const MOST_UNPACKED = 20_000_000;

/** Copies the link, or says why there is none. */
export async function share() {
  const { text, title, date, order, saved } = get();
  const work = saved && (await ask('saved'));
  const packed = await pack(JSON.stringify({ title, date, order, ...(work ? { saved: work } : { text }) }));
  const link = location.href.split('#')[0] + MARK + packed;
  if (link.length > MOST) return say(t('linkTooLong', { n: number(Math.round(link.length / 1000)), most: number(MOST / 1000) }), { kind: 'bad' });
  try {
    await navigator.clipboard.writeText(link);
    say(t('linkCopied'));
  } catch (error) {
    say(t('exportFailed', { reason: String(error) }), { kind: 'bad' });
  }
}

/** Opens the article of the address, if it has one. True where it had. */
export async function openShared() {
  if (!location.hash.startsWith(MARK)) return false;
  const packed = location.hash.slice(MARK.length);
  history.replaceState(null, '', location.pathname + location.search);
  try {
    const sent = JSON.parse(await unpack(packed));
    const article = sound({ ...sent, text: sent.text ?? JSON.parse(sent.saved).document.text, id: 'link' });
    if (!article) throw new Error('no text');
    const { text, title, date, order, saved } = article;
    await openNew({ text, title, date, order, saved });
    say(t('linkOpened'));
    return true;
  } catch {
    say(t('linkBroken'), { kind: 'bad' });
    return false;
  }
}

/** @param {string} text */
async function pack(text) {
  const bytes = new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer());
  let binary = '';
  for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @param {string} packed */
async function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts = [];
  for (let [size, part] = [0, await reader.read()]; !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > MOST_UNPACKED) throw new Error('too long');
    parts.push(part.value);
  }
  return new Blob(parts).text();
}
