import { useEffect, useRef, useState } from "react";
import { undoCheckIn } from "../api/tickets.ts";
import type { CheckIn } from "../api/types.ts";
import { createAsking, isOutage } from "../door/ask.ts";
import { createDoorBook } from "../door/door-book.ts";
import type { LocalVerdict } from "../door/judge.ts";
import { signal } from "../door/signals.ts";
import { newKey } from "../lib/ids.ts";
import { useStore } from "../lib/store.ts";

export type DoorState =
  | { kind: "waiting" }
  | { kind: "asking" }
  | { kind: "verdict"; answer: CheckIn | LocalVerdict; seconds: number; alone: boolean; code: string }
  | { kind: "problem"; error: unknown; code: string };

/** A verdict has to be seen, and the person to walk on, before the camera takes the next code. */
const REST_MS = 1_200;
const MEET_MS = 5_000;

/** What this device did since it was opened. */
export interface Counts {
  let_in: number;
  refused: number;
}

/** One code after the other. A try that got no answer keeps its nonce: sent again, it cannot count twice. */
export function useDoor(performance_id: string, gate: string | undefined) {
  const [book] = useState(() => createDoorBook(performance_id, gate));
  const view = useStore(book.view);
  const [state, setState] = useState<DoorState>({ kind: "waiting" });
  const [counts, setCounts] = useState<Counts>({ let_in: 0, refused: 0 });
  const [rested, setRested] = useState<DoorState>(state);
  const open = useRef<{ code: string; nonce: string } | undefined>(undefined);
  const latest = useRef("");
  const [ask] = useState(() => createAsking(book, performance_id, gate));

  useEffect(() => {
    const meet = () => void book.meet();
    void book.open().then(meet, meet);
    const timer = setInterval(meet, MEET_MS);
    window.addEventListener("online", meet);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", meet);
    };
  }, [book]);
  useEffect(() => {
    if (state.kind === "asking") return undefined;
    const timer = setTimeout(() => setRested(state), REST_MS);
    return () => clearTimeout(timer);
  }, [state]);

  function tell(next: DoorState): void {
    setState(next);
    if (next.kind !== "verdict") return signal("ask");
    const { result } = next.answer;
    signal(result === "ok" ? "yes" : result === "unlisted" ? "ask" : "no");
    if (result === "unlisted") return;
    setCounts(({ let_in, refused }) =>
      result === "ok" ? { let_in: let_in + 1, refused } : { let_in, refused: refused + 1 },
    );
  }

  async function check(typed: string): Promise<void> {
    const code = typed.trim();
    if (!code) return;
    const nonce = open.current?.code === code ? open.current.nonce : newKey();
    open.current = { code, nonce };
    latest.current = nonce;
    setState({ kind: "asking" });
    const begun = performance.now();
    let next: DoorState;
    try {
      const said = await ask(code, nonce);
      open.current = undefined;
      next = { kind: "verdict", ...said, code, seconds: (performance.now() - begun) / 1000 };
    } catch (error) {
      if (!isOutage(error)) open.current = undefined;
      next = { kind: "problem", error, code };
    }
    // An older answer must not stand over a newer person.
    if (latest.current === nonce) tell(next);
  }

  /** The person at the door has looked at a ticket that the list does not know, and lets it in. */
  async function letIn(shown: DoorState & { kind: "verdict" }): Promise<void> {
    await book.admit(shown.code, shown.answer as LocalVerdict);
    tell({ ...shown, answer: { ...(shown.answer as LocalVerdict), result: "ok" } });
    void book.meet();
  }

  async function undo(ticket_id: string): Promise<void> {
    if (!(await book.takeBack(ticket_id))) await undoCheckIn(ticket_id);
    setState({ kind: "waiting" });
    await book.meet();
  }
  return {
    state,
    counts,
    check,
    letIn,
    undo,
    book,
    view,
    paused: state.kind === "asking" || rested !== state,
  };
}
