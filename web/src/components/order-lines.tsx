import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Booking, BookingItem } from "../api/types.ts";
import { useFormat } from "../lib/use-format.ts";
import type { LeaderLine } from "../ui/leaders.tsx";

/** What one line of a booking is called: the seat when it is one, else how many of what. */
export function useItemName() {
  const { t } = useLingui();
  return (item: BookingItem): string => {
    if (item.type !== "place") return goodsName(item, (quantity, what) => t`${quantity} × ${what}`);
    const seats = item.places.map((place) => t`${place.section} ${place.row} ${place.label}`);
    const what = item.subtitle || item.title;
    // "Stalls · Full" under a seat in the stalls: only the ticket type is news.
    const type = item.subtitle.split(" · ").at(-1);
    if (seats.length > 0) return [...seats, ...(type ? [type] : [])].join(", ");
    return item.quantity > 1 ? t`${item.quantity} × ${what}` : what;
  };
}

/** "Festival T-shirt, Navy · M", "Haircut, Aoife Brennan" */
function goodsName(item: BookingItem, times: (quantity: number, what: string) => string): string {
  const what = [item.title, item.subtitle].filter(Boolean).join(", ");
  return item.quantity > 1 ? times(item.quantity, what) : what;
}

interface LinesOptions {
  items?: BookingItem[];
  /** They stand under their title, which need not be said again. */
  titled?: boolean;
  /** What can be done with a line. @param name what it is called */
  renderAction?: (item: BookingItem, name: string) => ReactNode;
}

export function useOrderLines(
  booking: Booking,
  { items = booking.items, titled = false, renderAction }: LinesOptions = {},
): LeaderLine[] {
  const name = useItemName();
  const { money } = useFormat();
  return items.map((item) => ({
    key: item.id,
    kind: "line" as const,
    what: name(titled && item.subtitle ? { ...item, title: "" } : item),
    amount: item.price_amount === 0 ? <Trans>free</Trans> : money(item.price_amount, booking.price_currency),
    ...(renderAction ? { action: renderAction(item, name(item)) } : {}),
  }));
}
