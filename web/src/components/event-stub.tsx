import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { EventDetail, Performance, SaleStatus } from "../api/types.ts";
import { clocksDiffer, ownZone } from "../lib/dates.ts";
import { toSeats } from "../lib/links.ts";
import { performanceSale } from "../lib/sale.ts";
import { serverNow } from "../lib/server-clock.ts";
import { useFormat } from "../lib/use-format.ts";
import { buttonStyle } from "../ui/button-style.ts";
import { StateMark } from "../ui/state-mark.tsx";
import { Piece, Tear } from "../ui/tear.tsx";
import { EventLinks } from "./event-links.tsx";
import { FromPrice } from "./price.tsx";
import { SaleState } from "./sale-state.tsx";

interface EventStubProps {
  event: EventDetail;
  performance: Performance;
  /** Places left; undefined while not known. */
  free: number | undefined;
}

function useSale({ event, performance, free }: EventStubProps) {
  const format = useFormat();
  const at = performance.sale_starts_at;
  const zone = event.time_zone;
  return {
    sale: performanceSale(event, performance, free, serverNow()),
    starts: at
      ? `${format.shortDay(at, zone)}, ${format.time(at, zone)} ${format.zone(at, zone)}`
      : undefined,
  };
}

function NextStep({
  event,
  performance,
  big,
}: {
  event: EventDetail;
  performance: Performance;
  big?: boolean;
}) {
  const seated = event.zones.some((zone) => zone.kind === "SEATED");
  const look = buttonStyle(big ? { kind: "go", size: "big", wide: true } : { kind: "go" });
  return (
    <Link {...toSeats(event.slug, performance.id)} className={look}>
      {seated ? <Trans>Choose seats</Trans> : <Trans>Choose places</Trans>}
    </Link>
  );
}

/** The chosen performance with its price and the one next step. */
export function EventStub(props: EventStubProps) {
  const { event, performance, free } = props;
  const { t } = useLingui();
  const { sale, starts } = useSale(props);
  return (
    <Tear as="aside" className="event-stub float" label={t`Your choice`}>
      <Piece>
        <WhenLines event={event} performance={performance} />
      </Piece>
      <Piece className="stack gap-3">
        <p className="row between">
          <FromPrice
            amount={event.from_price_amount}
            currency={event.from_price_currency}
            gone={sale !== "on_sale" && sale !== "not_yet"}
          />
          {sale !== "on_sale" && <SaleState status={sale} free={0} starts={starts} />}
          {sale === "on_sale" && free !== undefined && (
            <StateMark shape="on">
              <Plural value={free} one="# place free" other="# places free" />
            </StateMark>
          )}
        </p>
        {sale === "on_sale" && <NextStep event={event} performance={performance} big />}
        <p className="why">
          <Why sale={sale} />
        </p>
      </Piece>
      <Piece className="links small">
        <EventLinks
          event={event}
          performance={performance}
          takesPlace={sale !== "cancelled" && sale !== "ended"}
        />
      </Piece>
    </Tear>
  );
}

/** What the price means; where nothing can be had, why. */
function Why({ sale }: { sale: SaleStatus }) {
  switch (sale) {
    case "not_yet":
      return <Trans>The price you see is the price you will pay, fees included.</Trans>;
    case "sold_out":
      return <Trans>What comes back is shown here at once, at the same price.</Trans>;
    case "ended":
      return <Trans>Nothing is sold for this date any more.</Trans>;
    case "cancelled":
      return <Trans>It does not take place. Nothing is sold for it.</Trans>;
    default:
      return (
        <Trans>
          The price you see is the price you pay. Places are held for you once you pick the first one.
        </Trans>
      );
  }
}

/** On a phone the next step sticks to the bottom edge. */
export function EventBar(props: EventStubProps) {
  const { event, performance } = props;
  const format = useFormat();
  if (useSale(props).sale !== "on_sale") return null;
  return (
    <div className="stickbar phonebar">
      <div className="page row between">
        <span>
          <span className="small q n">
            {format.shortDay(performance.starts_at, event.time_zone)},{" "}
            {format.time(performance.starts_at, event.time_zone)}
          </span>
          <br />
          <FromPrice amount={event.from_price_amount} currency={event.from_price_currency} />
        </span>
        <NextStep event={event} performance={performance} />
      </div>
    </div>
  );
}

function WhenLines({ event, performance }: { event: EventDetail; performance: Performance }) {
  const format = useFormat();
  const { starts_at, previous_starts_at, ends_at, doors_at } = performance;
  const zone = event.time_zone;
  const mine = ownZone();
  return (
    <>
      {previous_starts_at && (
        <p className="small q n">
          <Trans>
            Moved from <s>{format.dayAndTime(previous_starts_at, zone)}</s> to
          </Trans>
        </p>
      )}
      <p className="title n">
        {format.longDay(starts_at, zone)}, {format.time(starts_at, zone)}
      </p>
      <p className="small q n">
        {doors_at && <Trans>Doors {format.time(doors_at, zone)},</Trans>}{" "}
        <Trans>ends about {format.time(ends_at, zone)}.</Trans>{" "}
        <Trans>
          {event.venue.city} time ({format.zone(starts_at, zone)}).
        </Trans>
      </p>
      {clocksDiffer(starts_at, zone, mine) && (
        <p className="small qq n">
          <Trans>
            On your clock: {format.shortDay(starts_at, mine)}, {format.time(starts_at, mine)}{" "}
            {format.zone(starts_at, mine)}
          </Trans>
        </p>
      )}
    </>
  );
}
