import { Plural, Trans } from "@lingui/react/macro";
import type { SaleStatus } from "../api/types.ts";
import { StateMark } from "../ui/state-mark.tsx";

/** Few are left: so many, or a tenth of all. */
const FEW = 20;
const isFew = (free: number, capacity: number | undefined) =>
  free <= FEW || (capacity !== undefined && free * 10 <= capacity);

interface SaleStateProps {
  status: SaleStatus;
  free: number;
  /** Of how many; undefined: not known. */
  capacity?: number | undefined;
  /** When it starts, already written. */
  starts?: string | undefined;
}

/** Where a sale stands, as a shape and a word. */
export function SaleState({ status, free, capacity, starts }: SaleStateProps) {
  switch (status) {
    case "on_sale":
      return isFew(free, capacity) ? (
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
