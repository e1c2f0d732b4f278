import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useSession } from "../api/session.ts";
import type { Booking } from "../api/types.ts";
import { toRegister } from "../lib/links.ts";
import { useFormat } from "../lib/use-format.ts";
import { buttonStyle } from "../ui/button-style.ts";
import { Note } from "../ui/note.tsx";

/** The mail, the evening; and for guests how to keep it. */
export function WhatNext({ booking }: { booking: Booking }) {
  const { t } = useLingui();
  const session = useSession();
  const format = useFormat();
  const [item] = booking.items;
  const zone = item?.time_zone ?? "UTC";
  return (
    <section className="next" aria-labelledby="next">
      <h2 id="next" className="title">
        <Trans>What happens next</Trans>
      </h2>
      <ol className="steps">
        <li>
          <b>
            <Trans>In a minute or two</Trans>
          </b>{" "}
          <Trans>A mail with tickets and receipt</Trans>
        </li>
        {item?.start_time && (
          <li>
            <b className="n">
              {format.shortDay(item.start_time, zone)}, {format.time(item.start_time, zone)}
            </b>{" "}
            <Trans>Show one code per person at the door</Trans>
          </li>
        )}
      </ol>
      {session.kind === "guest" && (
        <div className="mt-6">
          <Note icon="user" title={t`Keep this in an account?`}>
            <p className="small q">
              <Trans>One password for your next bookings, on every device. Not needed to come in.</Trans>
            </p>
            <p>
              <Link {...toRegister()} className={buttonStyle({ size: "small" })}>
                <Trans>Create account</Trans>
              </Link>
            </p>
          </Note>
        </div>
      )}
    </section>
  );
}
