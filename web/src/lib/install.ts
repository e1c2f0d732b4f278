import { createStore, useStore } from "./store.ts";

// Not in TypeScript's lists: only Chromium asks this way.
interface InstallQuestion extends Event {
  prompt(): Promise<unknown>;
}

const question = createStore<InstallQuestion | undefined>(undefined);

export type Installing = "offered" | "by_hand" | "none";

/** "offered": a button can do it; "by_hand": this person's browser does it from its own menu (iPhone, iPad). */
export function useInstalling(): Installing {
  const offered = useStore(question);
  if (offered) return "offered";
  const installed = matchMedia("(display-mode: standalone)").matches;
  return !installed && /iPhone|iPad/.test(navigator.userAgent) ? "by_hand" : "none";
}

export async function install(): Promise<void> {
  await question.get()?.prompt();
  question.set(undefined);
}

/** At the start of the page. */
export function followInstalling(): void {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    question.set(event as InstallQuestion);
  });
}
