// The service worker: without network the shell of the last visit opens, and with it tickets and the door, whose data
// pages keep by themselves (lib/kept.ts). It never touches the API: nothing personal is in a cache of its own.

interface WorkerEvent extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface RequestEvent extends WorkerEvent {
  request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Worker {
  location: Location;
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: WorkerEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: RequestEvent) => void): void;
}
const worker = globalThis as unknown as Worker;

/** Written here when the app is built (offline-shell.ts): the name of the build, and what it needs without network. */
const BUILD = "__FOYER_BUILD__";
const SHELL = "__FOYER_SHELL__".split(" ");
const PREFIX = "foyer-shell-";
const CACHE = PREFIX + BUILD;
const PICTURES = "foyer-pictures";
const MOST_PICTURES = 60;

worker.addEventListener("install", (event) => {
  event.waitUntil(keepShell());
});

async function keepShell(): Promise<void> {
  const cache = await caches.open(CACHE);
  // Asked of the server, not of the browser's own cache: a shell of two builds would be none.
  await cache.addAll(SHELL.map((path) => new Request(path, { cache: "no-cache" })));
  await worker.skipWaiting();
}

worker.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

/** The build before stays: a tab that was opened with it may still want one of its parts. */
async function takeOver(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin) return;
  if (request.mode === "navigate") {
    if (!/^\/(api|docs)(\/|$)/.test(pathname)) event.respondWith(page(request));
  } else if (pathname.startsWith("/assets/")) event.respondWith(part(request));
  else if (pathname === "/config.json" || pathname.startsWith("/art/"))
    event.respondWith(newest(request, event));
});

/** Always the server's page when there is one; so a new version is there with the next page. */
async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match("/", { cacheName: CACHE });
    if (kept) return kept;
    throw error;
  }
}

/** Names of parts hold their hash: what is kept is right. */
async function part(request: Request): Promise<Response> {
  const kept = await caches.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await (await caches.open(CACHE)).put(request.url, response.clone());
  return response;
}

/** What everybody may see and what changes: the server's, else the last one. */
async function newest(request: Request, event: RequestEvent): Promise<Response> {
  try {
    const response = await fetch(request);
    if (response.ok) event.waitUntil(keepPicture(request.url, response.clone()));
    return response;
  } catch (error) {
    const kept = await caches.match(request.url);
    if (kept) return kept;
    throw error;
  }
}

async function keepPicture(url: string, response: Response): Promise<void> {
  const cache = await caches.open(PICTURES);
  await cache.put(url, response);
  const known = await cache.keys();
  await Promise.all(
    known.slice(0, Math.max(0, known.length - MOST_PICTURES)).map((old) => cache.delete(old)),
  );
}
