import { Plural, Trans } from "@lingui/react/macro";
import type { SaleStatus } from "../api/types.ts";
import { StateMark } from "../ui/state-mark.tsx";

/** From here on the number left is worth saying; below a tenth of it would need the total, which lists do not have. */
const FEW = 20;

interface SaleStateProps {
  status: SaleStatus;
  free: number;
  /** When it starts, already written. */
  starts?: string | undefined;
}

/** Where a sale stands, as a shape and a word. */
export function SaleState({ status, free, starts }: SaleStateProps) {
  switch (status) {
    case "on_sale":
      return free <= FEW ? (
        <StateMark shape="few">
          <Plural value={free} one="# place left" other="# places left" />
        </StateMark>
      ) : (
        <StateMark shape="on">
          <Plural value={free} one="# place free" other="# places free" />
        </StateMark>
      );
    case "not_yet":
      return (
        <StateMark shape="off">
          {starts ? <Trans>On sale {starts}</Trans> : <Trans>Not on sale yet</Trans>}
        </StateMark>
      );
    case "sold_out":
      return (
        <StateMark shape="gone">
          <Trans>Sold out</Trans>
        </StateMark>
      );
    case "ended":
      return (
        <StateMark shape="gone">
          <Trans>Over</Trans>
        </StateMark>
      );
    case "moved":
      return (
        <StateMark shape="few">
          <Trans>New date</Trans>
        </StateMark>
      );
    case "cancelled":
      return (
        <StateMark shape="bad">
          <Trans>Cancelled</Trans>
        </StateMark>
      );
  }
}
