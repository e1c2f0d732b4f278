import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { EventDetail, Performance } from "../api/types.ts";
import { toBrowse } from "../lib/links.ts";
import { useFormat } from "../lib/use-format.ts";
import { buttonStyle } from "../ui/button-style.ts";
import { Note } from "../ui/note.tsx";
import { SaleCountdown } from "./sale-countdown.tsx";

interface EventStateProps {
  event: EventDetail;
  performance: Performance | undefined;
}

/** A page stays a page when there is nothing to buy: it says why and what one can do. */
export function EventState({ event, performance }: EventStateProps) {
  const { t } = useLingui();
  switch (event.sale_status) {
    case "cancelled":
      return (
        <Note kind="bad" title={t`This event is cancelled`}>
          <p>
            <Trans>Whoever has a ticket gets the money back without asking.</Trans>
          </p>
          <OtherEvents event={event} />
        </Note>
      );
    case "sold_out":
      return (
        <Note kind="warn" title={t`Sold out`}>
          <p>
            <Trans>
              Places come back when somebody cancels or a hold ends. This page shows them at once.
            </Trans>
          </p>
          <OtherEvents event={event} />
        </Note>
      );
    case "ended":
      return (
        <Note title={t`This is over`}>
          <OtherEvents event={event} />
        </Note>
      );
    case "moved":
      return <Moved event={event} performance={performance} />;
    case "not_yet":
      return performance?.sale_starts_at ? (
        <SaleCountdown event={event} opens_at={performance.sale_starts_at} />
      ) : null;
    case "on_sale":
      return performance?.previous_starts_at ? <Moved event={event} performance={performance} /> : null;
  }
}

/** Another date than first announced: the old one struck through, and what that means. */
function Moved({ event, performance }: EventStateProps) {
  const { t } = useLingui();
  const format = useFormat();
  const [before, now] = [performance?.previous_starts_at, performance?.starts_at];
  return (
    <Note kind="warn" title={t`The date has changed. Tickets stay valid.`}>
      {before && now && (
        <p className="n">
          <s>{format.dayAndTime(before, event.time_zone)}</s> {format.dayAndTime(now, event.time_zone)}
        </p>
      )}
    </Note>
  );
}

/** The nearest to it: the same kind of evening. */
function OtherEvents({ event }: { event: EventDetail }) {
  return (
    <p>
      <Link {...toBrowse({ category: event.category })} className={buttonStyle({ size: "small" })}>
        <Trans>See what else is on</Trans>
      </Link>
    </p>
  );
}
