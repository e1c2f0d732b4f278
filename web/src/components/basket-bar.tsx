import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { seatsOf } from "../api/bookings.ts";
import type { Booking, BookingItem, EventDetail } from "../api/types.ts";
import { toCheckout } from "../lib/links.ts";
import { priceOf } from "../lib/sale.ts";
import { useFormat } from "../lib/use-format.ts";
import type { Seating } from "../map/types.ts";
import { Button } from "../ui/button.tsx";
import { buttonStyle } from "../ui/button-style.ts";
import { Icon } from "../ui/icon.tsx";
import { Select } from "../ui/select.tsx";
import { HoldClock } from "./hold-clock.tsx";
import type { SeatChoice } from "./use-seat-choice.ts";

interface PicksProps {
  event: EventDetail;
  seating: Seating;
  choice: SeatChoice;
  currency: string;
}

/** One chosen seat: its name, its ticket type to change, its price, away with it. */
function Pick({
  item,
  placeId,
  event,
  seating,
  choice,
  currency,
}: PicksProps & { item: BookingItem; placeId: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const place = seating.places.find((found) => found.id === placeId);
  if (!place) return null;
  const section = seating.sections.find((found) => found.id === place.section_id)?.name ?? "";
  const name = t`${section} ${place.row} ${place.label}`;
  const types = event.ticket_types.filter((type) => priceOf(event, place.zone_id, type.id));
  return (
    <li className="pick">
      <span>
        <b className="n">{name}</b>
        <br />
        {types.length > 1 ? (
          <Select
            className="small min-h-6 border-0 py-0 ps-0"
            label={t`Ticket type of ${name}`}
            value={item.ticket_type_id ?? ""}
            options={types.map((type) => ({ value: type.id, label: type.name }))}
            onChange={(change) => choice.retype(placeId, change.target.value)}
          />
        ) : (
          <span className="small q">{types[0]?.name}</span>
        )}
      </span>
      <span className="n">{format.money(item.unit_price_amount, currency)}</span>
      <Button
        kind="quiet"
        size="small"
        icon
        aria-label={t`Give back ${name}`}
        onPress={() => choice.toggle(place)}
      >
        <Icon name="cross" />
      </Button>
    </li>
  );
}

export function Picks(props: PicksProps & { className?: string }) {
  const { t } = useLingui();
  return (
    <ul className={`picked ${props.className ?? ""}`} aria-label={t`Your seats`}>
      {props.choice.items.flatMap((item) =>
        seatsOf(item).map((placeId) => <Pick key={placeId} {...props} item={item} placeId={placeId} />),
      )}
    </ul>
  );
}

/** Sticks to the bottom: what is held, how long, how much, and on. */
export function BasketBar({ basket, ...props }: Omit<PicksProps, "currency"> & { basket: Booking }) {
  const format = useFormat();
  const count = basket.items.reduce((sum, item) => sum + item.quantity, 0);
  return (
    <div className="stickbar">
      <div className="page basketbar">
        <Picks {...props} currency={basket.price_currency} />
        <div className="sum">
          <HoldClock booking={basket}>
            <span className="small q">
              <Trans>left to finish</Trans>
            </span>
          </HoldClock>
          <span>
            <span className="small q">
              <Plural value={count} one="# place" other="# places" />
            </span>{" "}
            <span className="price n">
              {basket.price_amount === 0 ? (
                <Trans>Free</Trans>
              ) : (
                format.money(basket.price_amount, basket.price_currency)
              )}
            </span>
          </span>
        </div>
        <Link {...toCheckout(basket.id)} className={buttonStyle({ kind: "go", size: "big" })}>
          <Trans>Continue</Trans>
        </Link>
      </div>
    </div>
  );
}
