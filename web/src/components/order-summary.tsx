import "./order-summary.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { Booking, BookingItem } from "../api/types.ts";
import { pictureOfItem } from "../lib/pictures.ts";
import { useFormat } from "../lib/use-format.ts";
import { Art } from "../ui/art.tsx";
import { Icon } from "../ui/icon.tsx";
import { Leaders } from "../ui/leaders.tsx";
import { Piece, Tear } from "../ui/tear.tsx";
import { ExtendButton, HoldClock } from "./hold-clock.tsx";
import { useOrderLines } from "./order-lines.tsx";

/** Lines that belong to one evening, one appointment or one product stand under its name. */
export function groupItems(items: BookingItem[]): BookingItem[][] {
  const groups = new Map<string, BookingItem[]>();
  for (const item of items) {
    const key = item.performance_id ?? `${item.subject_slug} ${item.start_time}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

/** What is being bought, what it costs, and the clock, always in view. */
export function OrderSummary({ booking }: { booking: Booking }) {
  const { t } = useLingui();
  const { money } = useFormat();
  const count = booking.items.reduce((sum, item) => sum + item.quantity, 0);
  const wide = window.matchMedia("(min-width: 64rem)").matches;
  return (
    <Tear as="aside" className="order" label={t`Your order`}>
      <Piece>
        <details open={wide}>
          <summary>
            <span>
              <Plural value={count} one="Your order, # thing" other="Your order, # things" />
            </span>
            <Icon name="down" />
          </summary>
          <div className="stack">
            {groupItems(booking.items).map((items) => (
              <OrderGroup key={items[0]?.id} booking={booking} items={items} />
            ))}
          </div>
        </details>
      </Piece>
      <Piece>
        <Leaders
          lines={[
            { kind: "note", what: <Trans>Fees</Trans>, amount: <Trans>included</Trans> },
            {
              kind: "note",
              what: <Trans>Tax</Trans>,
              amount: <Trans>{money(booking.tax_amount, booking.price_currency)} included</Trans>,
            },
            {
              kind: "total",
              what: <Trans>Total</Trans>,
              amount: money(booking.price_amount, booking.price_currency),
            },
          ]}
        />
      </Piece>
      <Piece className="row between holdline">
        <HoldClock booking={booking} quiet>
          <span className="small q">
            <Trans>held for you</Trans>
          </span>
        </HoldClock>
        <ExtendButton booking={booking} />
      </Piece>
    </Tear>
  );
}

function OrderGroup({ booking, items }: { booking: Booking; items: BookingItem[] }) {
  const lines = useOrderLines(booking, items, true);
  const format = useFormat();
  const [item] = items;
  if (!item) return null;
  const { start_time, time_zone } = item;
  return (
    <>
      <div className="oline">
        <Art src={pictureOfItem(item)} className="sq" />
        <div>
          <h3 className="title">{item.title}</h3>
          {start_time && time_zone && (
            <p className="small q n">
              {format.shortDay(start_time, time_zone)}, {format.time(start_time, time_zone)}{" "}
              {format.zone(start_time, time_zone)}
            </p>
          )}
        </div>
      </div>
      <Leaders lines={lines} />
    </>
  );
}
