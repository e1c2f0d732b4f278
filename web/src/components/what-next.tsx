import { Trans, useLingui } from "@lingui/react/macro";
import { useSession } from "../api/session.ts";
import type { Booking } from "../api/types.ts";
import { hasPlaces } from "../lib/has-places.ts";
import { serverNow } from "../lib/server-clock.ts";
import { useFormat } from "../lib/use-format.ts";
import { Note } from "../ui/note.tsx";
import { SendLink } from "./send-link.tsx";

const FRESH_MS = 600_000;

/** The mail is still on its way, or has just come; later nobody has to be told. */
export function justConfirmed({ confirmed_at }: Booking): boolean {
  return confirmed_at !== null && serverNow() - Date.parse(confirmed_at) < FRESH_MS;
}

/** The mail, the evening, the appointments; and for guests how to keep it. */
export function WhatNext({ booking }: { booking: Booking }) {
  const { t } = useLingui();
  const session = useSession();
  const format = useFormat();
  const starts = new Map(booking.items.map((item) => [`${item.title} ${item.start_time}`, item]));
  return (
    <section className="next" aria-labelledby="next">
      <h2 id="next" className="title">
        <Trans>What happens next</Trans>
      </h2>
      <ol className="steps">
        {justConfirmed(booking) && (
          <li>
            <b>
              <Trans>In a minute or two</Trans>
            </b>{" "}
            {hasPlaces(booking) ? (
              <Trans>A mail with tickets and receipt</Trans>
            ) : (
              <Trans>A mail with all of it</Trans>
            )}
          </li>
        )}
        {[...starts].map(
          ([key, { type, title, start_time, time_zone }]) =>
            start_time && (
              <li key={key}>
                <b className="n">
                  {format.shortDay(start_time, time_zone)}, {format.time(start_time, time_zone)}
                </b>{" "}
                {type === "place" ? <Trans>Show one code per person at the door</Trans> : title}
              </li>
            ),
        )}
      </ol>
      {session.kind === "guest" && (
        <div className="mt-6">
          <Note icon="user" title={t`Keep this in an account?`}>
            <p className="small q">
              <Trans>One password, and your bookings are on every device. Not needed to come in.</Trans>
            </p>
            <SendLink email={session.user.email}>
              <Trans>Create account</Trans>
            </SendLink>
          </Note>
        </div>
      )}
    </section>
  );
}
