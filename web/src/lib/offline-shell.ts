import { createStore } from "./store.ts";

const RELOADED = "foyer.reloaded";
/** A tab that stays open for days asks by itself whether there is a newer build, when it is looked at again. */
const ASK_MS = 3_600_000;

/** True once a newer build of the app has been fetched than the one this page runs. */
export const newerBuild = createStore(false);

/** The service worker, once the page has what it needs itself; a page of an older build that lost a part begins anew. */
export function keepShell(): void {
  addEventListener("vite:preloadError", (event) => {
    if (!navigator.onLine || sessionStorage.getItem(RELOADED) === location.pathname) return;
    sessionStorage.setItem(RELOADED, location.pathname);
    event.preventDefault();
    location.reload();
  });
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const register = () => void follow(navigator.serviceWorker).catch(() => undefined);
  if (document.readyState === "complete") register();
  else addEventListener("load", register, { once: true });
}

async function follow(workers: ServiceWorkerContainer): Promise<void> {
  // The first worker of all is no newer build.
  let upgrade = workers.controller !== null;
  workers.addEventListener("controllerchange", () => {
    if (upgrade) newerBuild.set(true);
    upgrade = true;
  });
  const registration = await workers.register("/sw.js");
  let asked = performance.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || performance.now() - asked < ASK_MS) return;
    asked = performance.now();
    void registration.update().catch(() => undefined);
  });
}
