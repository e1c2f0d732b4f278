import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { DoorView } from "../door/door-book.ts";
import { ownZone } from "../lib/dates.ts";
import { toSignIn } from "../lib/links.ts";
import { useFormat } from "../lib/use-format.ts";
import { Icon } from "../ui/icon.tsx";
import type { Counts } from "./use-door.ts";

function Figure({ value, children }: { value: ReactNode; children: ReactNode }) {
  return (
    <div>
      <b className="n">{value}</b>
      <span>{children}</span>
    </div>
  );
}

/** How many are in and how many are to come, over all doors; without a list only what happened here. */
export function DoorFigures({ view, counts }: { view: DoorView; counts: Counts }) {
  const waiting = view.scans.filter(({ state }) => state === "waiting").length;
  if (!view.list) {
    return (
      <>
        <Figure value={counts.let_in}>
          <Trans>let in here</Trans>
        </Figure>
        <Figure value={counts.refused}>
          <Trans>refused here</Trans>
        </Figure>
      </>
    );
  }
  const here = new Set(
    view.scans.filter(({ state }) => state !== "conflict").map(({ ticket_id }) => ticket_id),
  );
  let inside = 0;
  let expected = 0;
  for (const { id, status } of view.list.tickets) {
    if (status === "CANCELLED") continue;
    expected++;
    if (status === "USED" || here.has(id)) inside++;
  }
  return (
    <>
      <Figure value={inside}>
        <Trans>inside</Trans>
      </Figure>
      <Figure value={expected - inside}>
        <Trans>to come</Trans>
      </Figure>
      <Figure value={waiting}>
        <Trans>to send</Trans>
      </Figure>
    </>
  );
}

/** One line about how this door stands to the others. */
export function DoorSync({ view, online }: { view: DoorView; online: boolean }) {
  const format = useFormat();
  const waiting = view.scans.filter(({ state }) => state === "waiting").length;
  const of = view.list && format.stamp(view.list.as_of, ownZone());
  if (view.link === "signed_out") {
    return (
      <p className="sync">
        <Icon name="lock" /> <Trans>The house does not know this device any more.</Trans>{" "}
        <Link {...toSignIn("/door")}>
          <Trans>Sign in</Trans>
        </Link>{" "}
        {waiting > 0 && <Plural value={waiting} one="to send # scan." other="to send # scans." />}
      </p>
    );
  }
  if (online && view.link === "there") {
    return (
      <p className="sync n">
        <Trans>Next code: just hold it up, scan it, or type it and press Enter.</Trans>{" "}
        {of && <Trans>In step with the other doors.</Trans>}
      </p>
    );
  }
  return (
    <p className="sync n">
      <Icon name="off" />{" "}
      {of ? (
        <Trans>No network. Checking against the list of {of}.</Trans>
      ) : (
        <Trans>No network, and no list yet. Codes cannot be checked until it is back.</Trans>
      )}{" "}
      {waiting > 0 && (
        <Plural value={waiting} one="# scan waits to be sent." other="# scans wait to be sent." />
      )}
    </p>
  );
}
