import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { EventSummary } from "../api/types.ts";
import { toEvent, toSeats } from "../lib/links.ts";
import { pictureOf, widthsOf } from "../lib/pictures.ts";
import { useFormat } from "../lib/use-format.ts";
import { categoryWords } from "../lib/words.ts";
import { Art } from "../ui/art.tsx";
import { buttonStyle } from "../ui/button-style.ts";
import { StateMark } from "../ui/state-mark.tsx";
import { Piece, Tear } from "../ui/tear.tsx";
import { FromPrice } from "./price.tsx";
import { SaleState } from "./sale-state.tsx";

/** One event of the programme as a tear: the page tells, the stub has price, state and the next step. */
export function EventCard({ event, leading }: { event: EventSummary; leading?: boolean }) {
  const { i18n } = useLingui();
  const format = useFormat();
  const open = event.sale_status === "on_sale" && event.free > 0;
  const starts_at = event.starts_at;
  return (
    <Tear as="li" side className={`item ${leading ? "lead1" : ""}`}>
      <Piece className="main">
        <Art
          src={pictureOf(event.image_url)}
          srcSet={widthsOf(event.image)}
          sizes="(min-width: 48rem) 28rem, 100vw"
          lazy={!leading}
        />
        <div className="txt">
          <h3 className={leading ? "head" : "title"}>
            <Link {...toEvent(event.slug)}>{event.name}</Link>
          </h3>
          <p className="kind">{categoryWords(event.category, (message) => i18n._(message))}</p>
          <p className="meta n">
            {event.previous_starts_at && (
              <StateMark shape="few">
                <Trans>New date</Trans>
              </StateMark>
            )}
            {starts_at && (
              <span>
                {format.shortDay(starts_at, event.time_zone)}, {format.time(starts_at, event.time_zone)}{" "}
                {format.zone(starts_at, event.time_zone)}
              </span>
            )}
            <span>
              {event.venue.name}, {event.venue.city}
            </span>
            {event.starts.length > 1 && (
              <span>
                <Plural value={event.starts.length} one="# performance" other="# performances" />
              </span>
            )}
          </p>
        </div>
      </Piece>
      <Piece stub>
        <FromPrice
          amount={event.from_price_amount}
          currency={event.from_price_currency}
          gone={!open && event.sale_status !== "not_yet"}
        />
        <SaleState
          status={event.sale_status}
          free={event.free}
          capacity={event.capacity}
          starts={event.sale_starts_at ? format.dayAndTime(event.sale_starts_at, event.time_zone) : undefined}
        />
        {open ? (
          <Link {...toSeats(event.slug)} className={buttonStyle({ kind: leading ? "go" : "plain" }, "z-1")}>
            <Trans>Choose places</Trans>
          </Link>
        ) : (
          <Link {...toEvent(event.slug)} className={buttonStyle({}, "z-1")}>
            <Trans>Read more</Trans>
          </Link>
        )}
      </Piece>
    </Tear>
  );
}
