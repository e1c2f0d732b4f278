import { Trans } from "@lingui/react/macro";
import type { EventSummary } from "../api/types.ts";
import { StateMark } from "../ui/state-mark.tsx";

/** How an event stands, for who sells it. */
export function SaleMark({ event }: { event: Pick<EventSummary, "status" | "sale_status"> }) {
  if (event.status === "DRAFT")
    return (
      <StateMark shape="off">
        <Trans>Draft</Trans>
      </StateMark>
    );
  switch (event.sale_status) {
    case "on_sale":
      return (
        <StateMark shape="on">
          <Trans>On sale</Trans>
        </StateMark>
      );
    case "not_yet":
      return (
        <StateMark shape="wait">
          <Trans>Not on sale yet</Trans>
        </StateMark>
      );
    case "sold_out":
      return (
        <StateMark shape="few">
          <Trans>Sold out</Trans>
        </StateMark>
      );
    case "cancelled":
      return (
        <StateMark shape="gone">
          <Trans>Called off</Trans>
        </StateMark>
      );
    default:
      return (
        <StateMark shape="off">
          <Trans>Sale over</Trans>
        </StateMark>
      );
  }
}
