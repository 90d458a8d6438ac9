// @ts-check
/** The service worker: the page works without a network, and says when there is a newer version. */
import { byId } from './dom.js';
import { serviceScript } from './trusted.js';
import { say } from './messages.js';
import { t } from './i18n.js';

/** Registers the service worker. */
export async function startOffline() {
  if (!navigator.serviceWorker) return;
  try {
    const registration = await navigator.serviceWorker.register(serviceScript(), { updateViaCache: 'none' });
    registration.addEventListener('updatefound', () => watch(registration));
    if (registration.waiting) offer(registration.waiting);
    await navigator.serviceWorker.ready;
    if ((await caches.keys()).some((name) => name.startsWith('rubricator-'))) byId('private').textContent = t('offlineReady');
  } catch {
    // Without it the page still works while there is a network.
  }
}

/** @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  const coming = registration.installing;
  coming?.addEventListener('statechange', () => {
    if (coming.state === 'installed' && navigator.serviceWorker.controller) offer(coming);
  });
}

/** @param {ServiceWorker} waiting */
function offer(waiting) {
  say(t('update'), {
    action: {
      name: t('reload'),
      run() {
        navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
        waiting.postMessage('take over');
      },
    },
  });
}
