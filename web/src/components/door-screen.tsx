import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { isProblem } from "../api/problem.ts";
import { useSession } from "../api/session.ts";
import { wakeSound } from "../door/signals.ts";
import { toDoor } from "../lib/links.ts";
import { useOnline } from "../lib/online.ts";
import { Button } from "../ui/button.tsx";
import { buttonStyle } from "../ui/button-style.ts";
import { Icon } from "../ui/icon.tsx";
import { toast } from "../ui/toast.tsx";
import { DoorCamera } from "./door-camera.tsx";
import { DoorFigures, DoorSync } from "./door-foot.tsx";
import { DoorSearch } from "./door-search.tsx";
import { DoorStateDialog } from "./door-state.tsx";
import { DoorVerdict, toneOf } from "./door-verdict.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { useCamera } from "./use-camera.ts";
import { type DoorState, useDoor } from "./use-door.ts";

interface DoorScreenProps {
  performanceId: string;
  gate: string | undefined;
}

/** The verdict fills the screen: colour, sign and word. A keyboard-wedge or a typing person needs no click for the next code. */
export function DoorScreen({ performanceId, gate }: DoorScreenProps) {
  const { t } = useLingui();
  const { state, counts, check, letIn, undo, book, view, paused } = useDoor(performanceId, gate);
  const camera = useCamera();
  const online = useOnline();
  const field = useRef<HTMLInputElement>(null);
  const [dialog, setDialog] = useState<"search" | "state">();
  useFieldTakesKeys(field, state, camera.state.kind === "on" || dialog !== undefined);
  const conflicts = view.scans.filter((scan) => scan.state === "conflict").length;
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
        <DoorCamera
          camera={camera}
          paused={paused || dialog !== undefined}
          onCode={(code) => void check(code)}
        />
        <div className="big" role="status" aria-live="assertive">
          <DoorVerdict state={state} />
        </div>
        <NextStep state={state} onLetIn={letIn} onAgain={(code) => void check(code)} />
        <CodeForm field={field} onCode={(code) => void check(code)} />
        <footer>
          <DoorFigures view={view} counts={counts} />
          <Undo state={state} undo={undo} />
        </footer>
        <div className="door-keys">
          <Button size="small" onPress={() => setDialog("search")}>
            <Icon name="search" />
            <Trans>Find somebody</Trans>
          </Button>
          <Button size="small" onPress={() => setDialog("state")}>
            <Icon name={conflicts > 0 ? "warn" : "info"} />
            {conflicts > 0 ? (
              <Plural value={conflicts} one="# conflict" other="# conflicts" />
            ) : (
              <Trans>This door</Trans>
            )}
          </Button>
        </div>
        <DoorSync view={view} online={online} />
      </main>
      <DoorSearch
        {...{ performanceId, view, online }}
        open={dialog === "search"}
        onClose={() => setDialog(undefined)}
        onPick={(code) => void check(code)}
      />
      <DoorStateDialog
        {...{ performanceId, view, book, online }}
        open={dialog === "state"}
        onClose={() => setDialog(undefined)}
      />
    </div>
  );
}

/** With the camera on nobody types, and the keyboard of a phone would cover half of the door; a wedge still just works. */
function useFieldTakesKeys(
  field: React.RefObject<HTMLInputElement | null>,
  state: DoorState,
  busy: boolean,
): void {
  useEffect(() => {
    if (state.kind !== "asking" && !busy) field.current?.focus();
  }, [field, state, busy]);
  useEffect(() => {
    const take = (event: KeyboardEvent) => {
      wakeSound();
      const at = event.target as HTMLElement | null;
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || event.key === " ")
        return;
      if (!at || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) || at.closest("[role=dialog]")) return;
      field.current?.focus();
    };
    document.addEventListener("keydown", take);
    document.addEventListener("pointerdown", wakeSound);
    return () => {
      document.removeEventListener("keydown", take);
      document.removeEventListener("pointerdown", wakeSound);
    };
  }, [field]);
}

interface NextStepProps {
  state: DoorState;
  onLetIn(state: DoorState & { kind: "verdict" }): Promise<void>;
  onAgain(code: string): void;
}

/** What the person at the door does where the verdict leaves it to them. */
function NextStep({ state, onLetIn, onAgain }: NextStepProps) {
  if (state.kind === "problem") {
    const off = isProblem(state.error, "forbidden", "not_found");
    return (
      <div className="mx-auto w-full max-w-120 text-start" data-theme="light">
        <ProblemNote
          error={state.error}
          what={
            off ? (
              <Trans>This account may not check tickets here.</Trans>
            ) : (
              <Trans>No answer for this code.</Trans>
            )
          }
          onRetry={() => onAgain(state.code)}
        />
      </div>
    );
  }
  if (state.kind !== "verdict" || state.answer.result !== "unlisted") return null;
  return (
    <div className="ask" data-theme="light">
      <Icon name="info" />
      <div className="stack gap-2">
        <p>
          <Trans>
            <b>The code is genuine.</b> It was sold after this list, or is for another date. Look at the date
            on the ticket.
          </Trans>
        </p>
        <p>
          <Button size="small" onPress={() => void onLetIn(state)}>
            <Trans>The date is right: let in</Trans>
          </Button>
        </p>
      </div>
    </div>
  );
}

function CodeForm({
  field,
  onCode,
}: {
  field: React.RefObject<HTMLInputElement | null>;
  onCode(code: string): void;
}) {
  const { t } = useLingui();
  return (
    <form
      className="code-form"
      onSubmit={(event) => {
        event.preventDefault();
        const input = field.current;
        if (!input) return;
        onCode(input.value);
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
  );
}

/** For managers and owners, and only for what was scanned last. */
function Undo({ state, undo }: { state: DoorState; undo(ticket_id: string): Promise<void> }) {
  const { t } = useLingui();
  const session = useSession();
  const take = useMutation({
    mutationFn: undo,
    onSuccess: () => toast(t`Taken back: this ticket lets in once more`),
    onError: () => toast(t`This could not be taken back. Try again.`),
  });
  if (state.kind !== "verdict" || !state.answer.ticket) return null;
  const { result, ticket } = state.answer;
  const manages =
    session.kind === "member" &&
    (session.user.roles.includes("admin") ||
      session.user.organizations?.some(({ role }) => role === "owner" || role === "manager"));
  if (!manages || (result !== "ok" && result !== "already_used")) return null;
  return (
    <Button isPending={take.isPending} onPress={() => take.mutate(ticket.id)}>
      <Icon name="again" />
      <Trans>Undo</Trans>
    </Button>
  );
}
