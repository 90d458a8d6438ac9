// @ts-check
/** What comes from outside the page: a link, another program's "share", a file opened with the installed app. */
import { openFiles } from './files.js';
import { openNew } from './documents.js';
import { openShared } from './share.js';

/** The cache in which the service worker leaves what was shared with the app. */
const SHARED = 'shared-with-rubricator';

/** Opens files that the installed app is started with: after what was there before, which is not to cover them. */
export function takeLaunches() {
  /** @type {any} */ (globalThis).launchQueue?.setConsumer(async (/** @type {{files: FileSystemFileHandle[]}} */ { files }) => {
    await openFiles(await Promise.all(files.map((file) => file.getFile())));
  });
}

/** Takes in what came with the start. True where something did. */
export async function takeArrivals() {
  addEventListener('hashchange', openShared);
  return (await openShared()) || (new URLSearchParams(location.search).has('shared') && takeShared());
}

async function takeShared() {
  history.replaceState(null, '', location.pathname);
  const cache = await caches.open(SHARED);
  const answers = (await cache.matchAll()) ?? [];
  await caches.delete(SHARED);
  const named = (/** @type {Response} */ r) => decodeURIComponent(r.headers.get('x-name') ?? '');
  const files = answers.filter(named);
  for (const words of answers.filter((r) => !named(r))) await openNew({ text: await words.text() });
  await openFiles(await Promise.all(files.map(async (r) => new File([await r.blob()], named(r)))));
  return answers.length > 0;
}
