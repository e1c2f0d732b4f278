import { keep } from "../lib/kept.ts";

/** What this device is: which door of which performance, and who set it up. Opens without network. */
export interface Pairing {
  performance_id: string;
  gate: string | undefined;
  event: string;
  starts_at: string;
  time_zone: string;
}

const KEY = "foyer.door";

export function pairing(): Pairing | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null") as Pairing | null;
    return kept && typeof kept.performance_id === "string" ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** From now on this device is that door; the browser is asked not to clear what it keeps. */
export function pair(door: Pairing): void {
  localStorage.setItem(KEY, JSON.stringify(door));
  void navigator.storage?.persist?.().catch(() => false);
}

/** At sign-out. Scans that were not sent stay: whoever signs in next sends them. */
export const unpair = (): void => localStorage.removeItem(KEY);

/** Whether this browser can keep anything at all, and whether it has promised to. */
export async function keepsSafely(): Promise<"yes" | "maybe" | "no"> {
  try {
    await keep("answers", "probe", 1);
  } catch {
    return "no";
  }
  return (await navigator.storage?.persisted?.().catch(() => false)) ? "yes" : "maybe";
}
