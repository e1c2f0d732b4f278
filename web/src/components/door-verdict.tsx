import { Trans, useLingui } from "@lingui/react/macro";
import { placeOf } from "../door/door-list.ts";
import { ownZone } from "../lib/dates.ts";
import { useFormat } from "../lib/use-format.ts";
import type { DoorState } from "./use-door.ts";

type Shown = (DoorState & { kind: "verdict" })["answer"];

export function toneOf(state: DoorState): string {
  if (state.kind === "problem") return "unsure";
  if (state.kind !== "verdict") return "idle";
  const { result } = state.answer;
  return result === "ok" ? "ok" : result === "unlisted" ? "unsure" : "used";
}

/** What fills the screen: sign, word, place, and what else is known. */
export function DoorVerdict({ state }: { state: DoorState }) {
  if (state.kind === "verdict") return <Answer answer={state.answer} />;
  return (
    <>
      <Sign kind="open" />
      <p className="word">
        {state.kind === "asking" && <Trans>One moment</Trans>}
        {state.kind === "waiting" && <Trans>Next, please</Trans>}
        {state.kind === "problem" && <Trans>Not checked</Trans>}
      </p>
    </>
  );
}

function Answer({ answer }: { answer: Shown }) {
  const { t } = useLingui();
  const words: Record<string, string> = {
    ok: t`Come in`,
    already_used: t`Already used`,
    cancelled: t`Cancelled`,
    wrong_event: t`Another event`,
    wrong_date: t`Another date`,
    blocked: t`Blocked`,
    not_yet: t`Too early`,
    invalid: t`No ticket`,
    unlisted: t`Not on the list`,
  };
  const { ticket, result } = answer;
  return (
    <>
      <Sign kind={result === "ok" ? "yes" : result === "unlisted" ? "open" : "no"} />
      <p className="word">{words[result] ?? t`Do not let in`}</p>
      {ticket && <p className="seat n">{placeOf(ticket)}</p>}
      {ticket && result === "ok" && <p className="who-line">{ticket.ticket_type}</p>}
      {result === "already_used" && <FirstUse answer={answer} />}
      {result === "invalid" && (
        <p className="who-line">
          <Trans>This is not a code of this house.</Trans>
        </p>
      )}
      {result === "cancelled" && (
        <p className="who-line">
          <Trans>The order was called off; its code no longer opens the door.</Trans>
        </p>
      )}
    </>
  );
}

function FirstUse({ answer: { used_at, used_gate } }: { answer: Shown }) {
  const format = useFormat();
  if (!used_at) return null;
  const when = format.stamp(used_at, ownZone());
  return (
    <p className="who-line n">
      {used_gate ? (
        <Trans>
          First used {when}, {used_gate}
        </Trans>
      ) : (
        <Trans>First used {when}</Trans>
      )}
    </p>
  );
}

/** The arch of the house: open, with a tick, or closed with a cross. */
function Sign({ kind }: { kind: "open" | "yes" | "no" }) {
  const frame = kind === "no" ? "M16 114V60a44 44 0 0 1 88 0v54z" : "M16 116V60a44 44 0 0 1 88 0v56";
  const mark = { open: undefined, yes: "m38 66 16 17 29-35", no: "m43 52 34 36m0-36L43 88" }[kind];
  return (
    <svg viewBox="0 0 120 120" aria-hidden="true" fill="none" stroke="currentColor">
      <path d={frame} strokeWidth="9" />
      {mark && <path d={mark} strokeWidth="11" strokeLinecap="round" strokeLinejoin="round" />}
    </svg>
  );
}
