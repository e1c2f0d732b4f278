import { useEffect, useRef, useState } from "react";
import { isProblem } from "../api/problem.ts";
import { checkIn } from "../api/tickets.ts";
import type { CheckIn } from "../api/types.ts";
import { newKey } from "../lib/ids.ts";

export type DoorState =
  | { kind: "waiting" }
  | { kind: "asking" }
  | { kind: "verdict"; answer: CheckIn; seconds: number }
  | { kind: "problem"; error: unknown; code: string };

/** A verdict has to be seen, and the person to walk on, before the camera takes the next code. */
const REST_MS = 1_200;

/** The counters of this session: this device since it was opened, nothing else. */
export interface Counts {
  let_in: number;
  refused: number;
}

/** One code after the other. A try that got no answer keeps its nonce: asked again, it cannot count twice. */
export function useDoor(performance_id: string, gate: string | undefined) {
  const [state, setState] = useState<DoorState>({ kind: "waiting" });
  const [counts, setCounts] = useState<Counts>({ let_in: 0, refused: 0 });
  const [rested, setRested] = useState<DoorState>(state);
  const open = useRef<{ code: string; nonce: string } | undefined>(undefined);
  const latest = useRef("");

  useEffect(() => {
    if (state.kind === "asking") return undefined;
    const timer = setTimeout(() => setRested(state), REST_MS);
    return () => clearTimeout(timer);
  }, [state]);

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
      const answer = await checkIn({ code, performance_id, nonce, ...(gate ? { gate } : {}) });
      open.current = undefined;
      next = { kind: "verdict", answer, seconds: (performance.now() - begun) / 1000 };
      setCounts((before) =>
        answer.result === "ok"
          ? { ...before, let_in: before.let_in + 1 }
          : { ...before, refused: before.refused + 1 },
      );
    } catch (error) {
      if (isProblem(error) && error.status >= 400 && error.status < 500 && error.status !== 429)
        open.current = undefined;
      next = { kind: "problem", error, code };
    }
    // An older answer must not stand over a newer person.
    if (latest.current === nonce) setState(next);
  }
  return { state, counts, check, paused: state.kind === "asking" || rested !== state };
}
