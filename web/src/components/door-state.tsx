import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { doorConflictsQuery } from "../api/tickets.ts";
import type { DoorBook, DoorView } from "../door/door-book.ts";
import { placeOf } from "../door/door-list.ts";
import { keepsSafely } from "../door/pairing.ts";
import type { Scan } from "../door/scans.ts";
import { setMuted, useMuted } from "../door/signals.ts";
import { ownZone } from "../lib/dates.ts";
import { useFormat } from "../lib/use-format.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { StateMark } from "../ui/state-mark.tsx";

interface DoorStateProps {
  performanceId: string;
  view: DoorView;
  book: DoorBook;
  online: boolean;
  open: boolean;
  onClose(): void;
}

/** What this device keeps, what it has not sent, and who came in twice. */
export function DoorStateDialog({ performanceId, view, book, online, open, onClose }: DoorStateProps) {
  const { t } = useLingui();
  const format = useFormat();
  const muted = useMuted();
  const safe = useQuery({ queryKey: ["door", "safe"], queryFn: keepsSafely, enabled: open, staleTime: 0 });
  const conflicts = view.scans.filter(({ state }) => state === "conflict");
  const waiting = view.scans.filter(({ state }) => state === "waiting").length;
  return (
    <Dialog title={t`This door`} open={open} onClose={onClose}>
      <ul className="door-marks grid gap-2">
        <li>
          {view.list ? (
            <StateMark shape="on">
              <Trans>
                Can check alone: {view.list.tickets.length} tickets, as of{" "}
                {format.stamp(view.list.as_of, ownZone())}
              </Trans>
            </StateMark>
          ) : view.able ? (
            <StateMark shape="off">
              <Trans>No list yet: without network nothing can be checked</Trans>
            </StateMark>
          ) : (
            <StateMark shape="bad">
              <Trans>This browser cannot check alone. Open this page with https, in a current browser.</Trans>
            </StateMark>
          )}
        </li>
        <li>
          {safe.data === "yes" && (
            <StateMark shape="on">
              <Trans>Scans are stored safely</Trans>
            </StateMark>
          )}
          {safe.data === "maybe" && (
            <StateMark shape="few">
              <Trans>Scans are stored, but this browser may clear them. Install this page to be safe.</Trans>
            </StateMark>
          )}
          {safe.data === "no" && (
            <StateMark shape="bad">
              <Trans>This browser stores nothing. Leave private browsing.</Trans>
            </StateMark>
          )}
        </li>
        <li>
          <StateMark shape={waiting > 0 ? "few" : "on"}>
            {waiting > 0 ? (
              <Plural value={waiting} one="# scan waits to be sent" other="# scans wait to be sent" />
            ) : (
              <Trans>Every scan is sent</Trans>
            )}
          </StateMark>
        </li>
      </ul>
      <h3 className="title">
        <Trans>Let in, and should not have been</Trans>
      </h3>
      {conflicts.map((scan) => (
        <Conflict key={scan.nonce} scan={scan} onSeen={() => void book.seen(scan.nonce)} />
      ))}
      <AllDoors performanceId={performanceId} enabled={open && online} none={conflicts.length === 0} />
      <p className="row gap-2">
        <Button aria-pressed={muted} onPress={() => setMuted(!muted)}>
          {muted ? <Trans>Sound on</Trans> : <Trans>Sound off</Trans>}
        </Button>
        <Button onPress={onClose}>
          <Trans>Close</Trans>
        </Button>
      </p>
    </Dialog>
  );
}

function Conflict({ scan, onSeen }: { scan: Scan; onSeen(): void }) {
  const format = useFormat();
  const { answer, scanned_at } = scan;
  const when = format.stamp(scanned_at, ownZone());
  const first = answer?.used_at && format.stamp(answer.used_at, ownZone());
  return (
    <div className="entry">
      <p>
        <b className="n">{scan.place || <Trans>A ticket</Trans>}</b>
        <span className="small q n">
          <Trans>Let in here {when}.</Trans>{" "}
          {answer?.result === "already_used" && first && (
            <Trans>
              It was used {first}, {answer.used_gate ?? "…"}.
            </Trans>
          )}
          {answer?.result === "cancelled" && <Trans>It was cancelled meanwhile.</Trans>}
          {answer && answer.result !== "already_used" && answer.result !== "cancelled" && (
            <Trans>It is not for this performance.</Trans>
          )}
          {scan.refused && <Trans>The house did not take this scan.</Trans>}
        </span>
      </p>
      <Button size="small" onPress={onSeen}>
        <Trans>Seen</Trans>
      </Button>
    </div>
  );
}

/** The same of every door of this performance, as the house has it. */
function AllDoors({
  performanceId,
  enabled,
  none,
}: {
  performanceId: string;
  enabled: boolean;
  none: boolean;
}) {
  const format = useFormat();
  const { data } = useQuery({ ...doorConflictsQuery(performanceId), enabled });
  if (!data || data.length === 0)
    return none ? (
      <p className="q">
        <Trans>Nobody, as far as is known.</Trans>
      </p>
    ) : null;
  return (
    <details>
      <summary>
        <Plural value={data.length} one="# at all doors" other="# at all doors" />
      </summary>
      <ul className="grid gap-2 pt-2">
        {data.map((found) => (
          <li key={found.id} className="small n">
            <b>{found.ticket ? placeOf(found.ticket) : <Trans>A ticket</Trans>}</b>{" "}
            {format.stamp(found.scanned_at, ownZone())}
            {found.gate && `, ${found.gate}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
