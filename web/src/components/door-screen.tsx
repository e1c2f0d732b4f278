import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { isProblem } from "../api/problem.ts";
import type { CheckIn } from "../api/types.ts";
import { ownZone } from "../lib/dates.ts";
import { toDoor } from "../lib/links.ts";
import { useOnline } from "../lib/online.ts";
import { useFormat } from "../lib/use-format.ts";
import { buttonStyle } from "../ui/button-style.ts";
import { Icon } from "../ui/icon.tsx";
import { DoorCamera } from "./door-camera.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { useCamera } from "./use-camera.ts";
import { type DoorState, useDoor } from "./use-door.ts";

interface DoorScreenProps {
  performanceId: string;
  gate: string | undefined;
}

/** The verdict fills the screen: colour, sign and word. Without a camera the field below has the focus for the next code. */
export function DoorScreen({ performanceId, gate }: DoorScreenProps) {
  const { t } = useLingui();
  const { state, counts, check, paused } = useDoor(performanceId, gate);
  const camera = useCamera();
  const scans = camera.state.kind === "on";
  const online = useOnline();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // With the camera on nobody types, and the keyboard of a phone would cover half of the door.
    if (state.kind !== "asking" && !scans) field.current?.focus();
  }, [state, scans]);
  return (
    <div className="scan-page" data-theme="dark">
      <main id="main" className={`verdict ${toneOf(state)}`}>
        <title>{t`Door · Foyer`}</title>
        <header>
          <h1 className="b">{gate ?? <Trans>Door</Trans>}</h1>
          <Link {...toDoor()}>
            <Trans>Another performance</Trans>
          </Link>
        </header>
        <DoorCamera camera={camera} paused={paused} onCode={(code) => void check(code)} />
        <div className="big" role="status" aria-live="assertive">
          <Verdict state={state} />
        </div>
        {state.kind === "problem" && (
          <div className="mx-auto w-full max-w-120 text-start" data-theme="light">
            <ProblemNote
              error={state.error}
              what={
                isProblem(state.error, "forbidden", "not_found") ? (
                  <Trans>This account may not check tickets here.</Trans>
                ) : (
                  <Trans>No answer for this code.</Trans>
                )
              }
              onRetry={() => void check(state.code)}
            />
          </div>
        )}
        <form
          className="code-form"
          onSubmit={(event) => {
            event.preventDefault();
            const input = field.current;
            if (!input) return;
            void check(input.value);
            input.value = "";
          }}
        >
          <input
            ref={field}
            className="in code"
            name="code"
            aria-label={t`Ticket code`}
            placeholder={t`Scan, paste or type a code`}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
          />
          <button type="submit" className={buttonStyle()}>
            <Trans>Check</Trans>
          </button>
        </form>
        <footer>
          <div>
            <b className="n">{counts.let_in}</b>
            <span>
              <Trans>let in here</Trans>
            </span>
          </div>
          <div>
            <b className="n">{counts.refused}</b>
            <span>
              <Trans>refused here</Trans>
            </span>
          </div>
          {state.kind === "verdict" && <LastCheck seconds={state.seconds} />}
        </footer>
        <p className="sync">
          {online ? (
            <Trans>Next code: just hold it up, scan it, or type it and press Enter.</Trans>
          ) : (
            <>
              <Icon name="off" /> <Trans>No network. Codes cannot be checked until it is back.</Trans>
            </>
          )}
        </p>
      </main>
    </div>
  );
}

function LastCheck({ seconds }: { seconds: number }) {
  const { locale } = useFormat();
  const shown = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    seconds,
  );
  return (
    <div>
      <b className="n">
        <Trans>{shown} s</Trans>
      </b>
      <span>
        <Trans>last check</Trans>
      </span>
    </div>
  );
}

function toneOf(state: DoorState): string {
  if (state.kind === "verdict") return state.answer.result === "ok" ? "ok" : "used";
  return state.kind === "problem" ? "unsure" : "idle";
}

function Verdict({ state }: { state: DoorState }) {
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

function Answer({ answer }: { answer: CheckIn }) {
  const { t } = useLingui();
  const format = useFormat();
  const words: Record<string, string> = {
    ok: t`Come in`,
    already_used: t`Already used`,
    cancelled: t`Cancelled`,
    wrong_event: t`Another event`,
    wrong_date: t`Another date`,
    blocked: t`Blocked`,
    not_yet: t`Too early`,
    invalid: t`No ticket`,
  };
  const { ticket, used_at, used_gate } = answer;
  const seat = ticket && [ticket.section, ticket.row, ticket.label].filter(Boolean).join(" ");
  const zone = ownZone();
  return (
    <>
      <Sign kind={answer.result === "ok" ? "yes" : "no"} />
      <p className="word">{words[answer.result] ?? t`Do not let in`}</p>
      {seat && <p className="seat n">{seat}</p>}
      {answer.result === "already_used" && used_at && (
        <p className="who-line n">
          {used_gate ? (
            <Trans>
              First used {format.stamp(used_at, zone)}, {used_gate}
            </Trans>
          ) : (
            <Trans>First used {format.stamp(used_at, zone)}</Trans>
          )}
        </p>
      )}
      {answer.result === "invalid" && (
        <p className="who-line">
          <Trans>This is not a code of this house.</Trans>
        </p>
      )}
    </>
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
