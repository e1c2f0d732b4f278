import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { BookingItem, EventDetail, TicketType, Zone } from "../api/types.ts";
import { priceOf } from "../lib/sale.ts";
import { useFormat } from "../lib/use-format.ts";
import { Stepper } from "../ui/stepper.tsx";
import type { SeatChoice } from "./use-seat-choice.ts";

interface StandingPanelProps {
  event: EventDetail;
  zone: Zone;
  free: number | undefined;
  choice: SeatChoice;
  /** Why nothing can be chosen now. */
  closed: string | null;
}

/** A standing area: how many of each ticket type. Every step holds at once. */
export function StandingPanel({ event, zone, free, choice, closed }: StandingPanelProps) {
  const id = `standing-${zone.id}`;
  return (
    <section className="sheet" aria-labelledby={id}>
      <div className="row between">
        <h2 id={id} className="sub" tabIndex={-1}>
          {zone.name}
        </h2>
        <span className="small qq n">
          {free !== undefined && <Plural value={free} one="# place free" other="# places free" />}
        </span>
      </div>
      <ul className="mt-2 grid">
        {event.ticket_types.map((type) =>
          priceOf(event, zone.id, type.id) ? (
            <TypeRow
              key={type.id}
              event={event}
              zone={zone}
              type={type}
              free={free}
              choice={choice}
              closed={closed}
            />
          ) : null,
        )}
      </ul>
    </section>
  );
}

function quantityOf(items: BookingItem[], zone: Zone, type: TicketType): number {
  return items
    .filter((item) => item.zone_id === zone.id && item.ticket_type_id === type.id)
    .reduce((sum, item) => sum + item.quantity, 0);
}

function TypeRow({ event, zone, type, free, choice, closed }: StandingPanelProps & { type: TicketType }) {
  const { t } = useLingui();
  const format = useFormat();
  const held = quantityOf(choice.items, zone, type);
  const [asked, setAsked] = useState(held);
  // What the server holds is the truth; a number ahead of it lasts only while it is being asked.
  const wanted = choice.busy ? asked : held;
  const price = priceOf(event, zone.id, type.id);
  const limit = type.max_per_person ?? type.max_per_booking ?? 20;
  const most = Math.max(held, Math.min(limit, held + (free ?? limit)));
  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-4 border-t border-rule py-2">
      <span>
        {type.name}
        <br />
        <span className="small qq n">
          {price &&
            (price.price_amount === 0 ? (
              <Trans>Free</Trans>
            ) : (
              format.money(price.price_amount, price.price_currency)
            ))}
          {type.max_per_person !== null && type.max_per_person !== undefined && (
            <>
              , <Plural value={type.max_per_person} one="at most # a person" other="at most # a person" />
            </>
          )}
        </span>
      </span>
      <Stepper
        label={t`${type.name}, how many?`}
        labelHidden
        value={wanted}
        min={0}
        max={most}
        fewer={t`One fewer`}
        more={t`One more`}
        disabled={closed !== null}
        onChange={(quantity) => {
          setAsked(quantity);
          choice.standing(zone.id, type.id, quantity);
        }}
      />
    </li>
  );
}
