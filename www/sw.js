// @ts-check
/**
 * The service worker: keeps every file of one release, so that the page works without a network, in a subfolder too.
 * A new release is fetched whole beside the old one, and takes over when the person says so.
 */

// The build writes the release's name and files here; while developing there are none, and nothing is kept.
const RELEASE = { version: 'development', files: [] };

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
  if (RELEASE.files.length > 0 && method === 'GET' && url.startsWith(worker.registration.scope)) event.respondWith(answer(event.request));
});

/** Past the browser's own cache: the files of a release belong together. */
async function fetchRelease() {
  if (RELEASE.files.length === 0) return worker.skipWaiting();
  const cache = await caches.open(NAME);
  await cache.addAll(['./', ...RELEASE.files].map((file) => new Request(file, { cache: 'no-cache' })));
}

async function dropOld() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** @param {Request} request */
async function answer(request) {
  const cache = await caches.open(NAME);
  const kept = await cache.match(request, { ignoreSearch: true });
  if (kept) return kept;
  const answer = await fetch(request);
  // What is fetched only when it is needed, as the PDF reader, is kept then.
  if (answer.ok && request.url.endsWith('.mjs')) await cache.put(request, answer.clone());
  return answer;
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
