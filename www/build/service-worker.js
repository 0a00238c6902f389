// Puts the whole page by, then answers from there. A new version waits until the page is closed
// everywhere, so that no page ever runs with files of two versions.
const CACHE = 'VERSION';
const FILES = 'FILES';

self.addEventListener('install', (event) => {
  const all = FILES.map((file) => new Request(file, { cache: 'no-cache' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(all)));
});

self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith('gongbao-') && name !== CACHE;
  const cleared = caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))));
  // The first visit counts as open too, or the next version would not wait for its end.
  event.waitUntil(cleared.then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const own = caches.open(CACHE).then((cache) => cache.match(request, { ignoreSearch: true }));
  event.respondWith(own.then((kept) => kept ?? fetch(request)));
});
