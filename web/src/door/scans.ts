import { isProblem } from "../api/problem.ts";
import { checkIn } from "../api/tickets.ts";
import type { CheckIn } from "../api/types.ts";
import { allKept, dropKept, keep } from "../lib/kept.ts";

/** Somebody who was let in without asking. */
export interface Scan {
  nonce: string;
  performance_id: string;
  gate: string | null;
  code: string;
  ticket_id: string;
  scanned_at: string;
  /** The place, for people: "Stalls B 7". */
  place: string;
  state: "waiting" | "sent" | "conflict";
  /** When it was sent, and what was answered. */
  sent_at?: string;
  answer?: CheckIn;
  /** The code of a refusal that is no verdict. */
  refused?: string;
}

export const keepScan = (scan: Scan): Promise<void> => keep("scans", scan.nonce, scan);
export const dropScan = (nonce: string): Promise<void> => dropKept("scans", nonce);
export const scansOf = async (performance_id: string): Promise<Scan[]> =>
  (await allKept<Scan>("scans"))
    .filter((scan) => scan.performance_id === performance_id)
    .toSorted((a, b) => (a.scanned_at < b.scanned_at ? -1 : 1));

export type SendResult = "done" | "away" | "signed_out";

/** Refusals that another try, or another sign-in, can change: the scan waits on. */
const isPassing = (status: number) => status === 0 || status === 429 || status === 408 || status >= 500;

/**
 * Sends one scan with its own time and nonce: sent twice, it counts once. What the house would have refused becomes a
 * conflict and stays until somebody has seen it.
 */
export async function sendScan(scan: Scan, now: () => string): Promise<{ result: SendResult; scan: Scan }> {
  const { code, performance_id, nonce, scanned_at, gate } = scan;
  try {
    const answer = await checkIn({ code, performance_id, nonce, scanned_at, ...(gate ? { gate } : {}) });
    const state = answer.result === "ok" ? ("sent" as const) : ("conflict" as const);
    return { result: "done", scan: await settle({ ...scan, state, sent_at: now(), answer }) };
  } catch (error) {
    if (!isProblem(error) || isPassing(error.status)) return { result: "away", scan };
    if (error.status === 401 || error.status === 403 || error.status === 404)
      return { result: "signed_out", scan };
    return {
      result: "done",
      scan: await settle({ ...scan, state: "conflict", sent_at: now(), refused: error.code }),
    };
  }
}

async function settle(scan: Scan): Promise<Scan> {
  await keepScan(scan);
  return scan;
}
