import "./order-summary.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { takeOut } from "../api/basket.ts";
import { apart, wantedOf } from "../api/bookings.ts";
import type { Booking, BookingItem } from "../api/types.ts";
import { toItem, toSeats } from "../lib/links.ts";
import { pictureOfItem } from "../lib/pictures.ts";
import { useFormat } from "../lib/use-format.ts";
import { without } from "../lib/wanted.ts";
import { Art } from "../ui/art.tsx";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Leaders } from "../ui/leaders.tsx";
import { Piece, Tear } from "../ui/tear.tsx";
import { ExtendButton, HoldClock } from "./hold-clock.tsx";
import { useOrderLines } from "./order-lines.tsx";
import { ProblemNote } from "./problem-note.tsx";

/** Lines that belong to one evening, one appointment or one product stand under its name. */
export function groupItems(items: BookingItem[]): BookingItem[][] {
  const groups = new Map<string, BookingItem[]>();
  for (const item of items) {
    const key = item.performance_id ?? `${item.subject_slug} ${item.start_time}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

/** What is being bought, what it costs, and the clock, always in view. @param open lines can still be taken out */
export function OrderSummary({ booking, open = false }: { booking: Booking; open?: boolean }) {
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
              <OrderGroup key={items[0]?.id} booking={booking} items={items} open={open} />
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

interface OrderGroupProps {
  booking: Booking;
  items: BookingItem[];
  open: boolean;
}

function OrderGroup({ booking, items, open }: OrderGroupProps) {
  const { t } = useLingui();
  const take = useMutation({
    mutationFn: async (item: BookingItem) => {
      const [gone] = wantedOf([item]);
      if (gone) await takeOut(booking, without(gone));
    },
  });
  const lines = useOrderLines(booking, {
    items: open ? apart(items) : items,
    titled: true,
    ...(open && {
      renderAction: (line, name) => (
        <Button
          kind="quiet"
          size="small"
          icon
          aria-label={t`Remove ${name}`}
          isPending={take.isPending}
          onPress={() => take.mutate(line)}
        >
          <Icon name="cross" />
        </Button>
      ),
    }),
  });
  const format = useFormat();
  const [item] = items;
  if (!item) return null;
  const { start_time, time_zone } = item;
  const where = item.performance_id ? toSeats(item.subject_slug, item.performance_id) : toItem(item);
  return (
    <>
      <div className="oline">
        <Art src={pictureOfItem(item)} className="sq" />
        <div>
          <h3 className="title">
            {open ? (
              <Link {...where} aria-label={t`Change ${item.title}`}>
                {item.title}
              </Link>
            ) : (
              item.title
            )}
          </h3>
          {start_time && time_zone && (
            <p className="small q n">
              {format.shortDay(start_time, time_zone)}, {format.time(start_time, time_zone)}{" "}
              {format.zone(start_time, time_zone)}
            </p>
          )}
        </div>
      </div>
      <Leaders lines={lines} />
      {take.error && <ProblemNote error={take.error} what={<Trans>It is still in your basket.</Trans>} />}
    </>
  );
}
