import { keep, readKept } from "../lib/kept.ts";
import { createStore, useStore } from "../lib/store.ts";
import { isProblem } from "./problem.ts";

interface Kept<T> {
  at: string;
  value: T;
}

const shownSince = createStore<string | undefined>(undefined);
/** Since when what is on the screen was kept here; undefined while it comes from the house. */
export const useKeptSince = (): string | undefined => useStore(shownSince);

const isOutage = (error: unknown) => !isProblem(error) || error.status === 0 || error.status === 503;

/** The house's answer, kept for the time without network; then the kept one. @throws as `ask` does when none is kept */
export async function askOrKept<T>(key: string, ask: () => Promise<T>): Promise<T> {
  try {
    const value = await ask();
    shownSince.set(undefined);
    const kept: Kept<T> = { at: new Date().toISOString(), value };
    void keep("answers", key, kept).catch(() => undefined);
    return value;
  } catch (error) {
    if (!isOutage(error)) throw error;
    const kept = await readKept<Kept<T>>("answers", key).catch(() => undefined);
    if (!kept) throw error;
    shownSince.set(kept.at);
    return kept.value;
  }
}
