import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { EventDetail, Performance } from "../api/types.ts";
import { toBrowse } from "../lib/links.ts";
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
      return <Note kind="warn" title={t`The date has changed. Tickets stay valid.`} />;
    case "not_yet":
      return performance?.sale_starts_at ? (
        <SaleCountdown event={event} opens_at={performance.sale_starts_at} />
      ) : null;
    case "on_sale":
      return null;
  }
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
