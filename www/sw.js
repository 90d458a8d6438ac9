// @ts-check
/**
 * The service worker: keeps every file of one release, so that the page works without a network, in a subfolder too.
 * A new release is fetched whole beside the old one, and takes over when the person says so.
 */

// The build writes the release's name here and its files, each with its checksum; while developing there are none, and
// nothing is kept.
const RELEASE = { version: 'development', files: {}, later: {} };

/** @typedef {Record<string, string>} Files  Checksums by path. */
const files = /** @type {Files} */ (RELEASE.files);
const later = /** @type {Files} */ (RELEASE.later);
const kept = Object.keys(files).length > 0;

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const PREFIX = 'rubricator-';
const NAME = PREFIX + RELEASE.version;

worker.addEventListener('install', (event) => event.waitUntil(fetchRelease()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOld()));
worker.addEventListener('message', (event) => {
  if (event.data === 'take over') worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'POST' && url === `${worker.registration.scope}share`) return event.respondWith(takeShared(event.request));
  if (kept && method === 'GET' && url.startsWith(worker.registration.scope)) event.respondWith(answer(event.request));
});

/** All of a release or nothing. */
async function fetchRelease() {
  if (!kept) return worker.skipWaiting();
  const cache = await caches.open(NAME);
  await Promise.all(Object.entries(files).map(([file, sum]) => take(cache, file, sum)));
}

/**
 * Fetches a file past the browser's own cache and keeps it. What is not the file that the build wrote, byte by byte, or
 * comes by way of another address, is refused: it would stay. The start page has the folder's name, for hosts send those
 * who ask for its file on to that.
 * @param {Cache} cache
 * @param {string} file
 * @param {string} integrity
 */
async function take(cache, file, integrity) {
  const address = file === 'index.html' ? './' : file;
  const answer = await fetch(address, { cache: 'no-cache', redirect: 'error', integrity });
  if (!answer.ok) throw new Error(`${file}: the server answered ${answer.status}`);
  await cache.put(address, answer.clone());
  return answer;
}

async function dropOld() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** @param {Request} request */
async function answer(request) {
  const cache = await caches.open(NAME);
  const file = request.url.slice(worker.registration.scope.length).replace(/[?#].*/, '');
  const there = await cache.match(file === 'index.html' ? './' : request, { ignoreSearch: true });
  if (there) return there;
  // What is fetched only when it is needed, as the PDF reader, is kept then.
  return Object.hasOwn(later, file) ? take(cache, file, later[file]) : fetch(request);
}

/** Leaves what another program shares with the app where the page finds it. @param {Request} request */
async function takeShared(request) {
  const form = await request.formData();
  const cache = await caches.open('shared-with-rubricator');
  const words = ['title', 'text', 'url'].map((name) => form.get(name)).filter(Boolean).join('\n\n');
  if (words) await cache.put('shared/words', new Response(words));
  for (const [i, file] of form.getAll('files').entries()) {
    if (file instanceof File) await cache.put(`shared/${i}`, new Response(file, { headers: { 'x-name': encodeURIComponent(file.name) } }));
  }
  return Response.redirect('./?shared', 303);
}
