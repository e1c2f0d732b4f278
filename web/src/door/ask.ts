import { isProblem } from "../api/problem.ts";
import { checkIn } from "../api/tickets.ts";
import type { CheckIn } from "../api/types.ts";
import { type DoorBook, nowText } from "./door-book.ts";
import type { LocalVerdict } from "./judge.ts";

/** With a list nobody waits longer for the house than this. */
const PATIENCE_MS = 1_500;
/** After no answer the door judges alone for so long before it asks again. */
const ALONE_MS = 4_000;

/** The house's verdict, or this door's own. */
export interface Said {
  answer: CheckIn | LocalVerdict;
  alone: boolean;
}

/** An outage, not a no: here the door may judge by itself. */
export const isOutage = (error: unknown) =>
  !isProblem(error) ||
  error.status === 0 ||
  error.status === 401 ||
  error.status === 429 ||
  error.status >= 500;

/** The house first, because it knows the other doors; without an answer in time, the list. */
export function createAsking(book: DoorBook, performance_id: string, gate: string | undefined) {
  let alone_until = 0;

  /** By the list; undefined when there is none. Who is let in is written down first. */
  async function alone(code: string, nonce: string): Promise<Said | undefined> {
    const answer = await book.judge(code);
    if (!answer) return undefined;
    if (answer.result === "ok") await book.admit(code, answer, nonce);
    return { answer, alone: true };
  }

  /** @throws when the house refuses the question, or does not answer and there is no list */
  return async function ask(code: string, nonce: string): Promise<Said> {
    const listed = book.view.get().list !== undefined;
    if (listed && (!navigator.onLine || performance.now() < alone_until)) return (await alone(code, nonce))!;
    try {
      const patience = listed ? AbortSignal.timeout(PATIENCE_MS) : undefined;
      const answer = await checkIn({ code, performance_id, nonce, ...(gate ? { gate } : {}) }, patience);
      alone_until = 0;
      if (answer.ticket && answer.result === "ok")
        book.noteUsed(answer.ticket.id, answer.used_at ?? nowText());
      return { answer, alone: false };
    } catch (error) {
      if (!isOutage(error)) throw error;
      alone_until = performance.now() + ALONE_MS;
      const said = await alone(code, nonce);
      if (!said) throw error;
      return said;
    }
  };
}
