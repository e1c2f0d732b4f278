import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { eventQuery } from "../api/events.ts";
import { countsQuery, salesQuery } from "../api/manage.ts";
import { queryClient } from "../api/query-client.ts";
import { accessToken } from "../api/session.ts";
import type { EventDetail } from "../api/types.ts";
import { AttendeeTable } from "../components/attendee-table.tsx";
import { DeskTable } from "../components/desk-table.tsx";
import { ManageFrame } from "../components/manage-frame.tsx";
import { SaleMark } from "../components/sale-mark.tsx";
import { useHouse } from "../components/use-house.ts";
import { sumCounts } from "../lib/counts.ts";
import { toEvent, toManageEvent, toManageSeats } from "../lib/links.ts";
import { useFormat } from "../lib/use-format.ts";
import { buttonStyle } from "../ui/button-style.ts";
import { Segments } from "../ui/segments.tsx";

const route = getRouteApi("/framed/manage/events/$eventId");

export async function loadManageEvent(id: string): Promise<void> {
  if (await accessToken()) await queryClient.ensureQueryData(eventQuery(id));
}

/** One event for who sells it: how it stands, who booked, who comes. */
export function ManageEventPage() {
  const { eventId } = route.useParams();
  const { data: event } = useSuspenseQuery(eventQuery(eventId));
  const { may } = useHouse(event.organization_id);
  return (
    <ManageFrame
      title={event.name}
      heading={event.name}
      back={`/manage/events/${eventId}`}
      crumbs={[event.name]}
      actions={
        <>
          {may("events.update") && event.status === "PUBLISHED" && (
            <Link {...toManageSeats(event.id)} className={buttonStyle()}>
              <Trans>Block places</Trans>
            </Link>
          )}
          <Link {...toEvent(event.slug)} className={buttonStyle({ kind: "quiet" })}>
            <Trans>As customers see it</Trans>
          </Link>
        </>
      }
    >
      <Figures event={event} money={may("payments.read")} />
      <Lists event={event} />
    </ManageFrame>
  );
}

function Figures({ event, money }: { event: EventDetail; money: boolean }) {
  const format = useFormat();
  const { data: counts } = useQuery(countsQuery([event.id]));
  const { data: sales } = useQuery({ ...salesQuery(event.organization_id, [event.id]), enabled: money });
  const sum = counts && sumCounts(counts);
  const figure = (value: number | undefined) => (value === undefined ? "…" : format.count(value));
  return (
    <section className="sheet stack">
      <SaleMark event={event} />
      <dl className="figures">
        <div>
          <dt className="q">
            <Trans>Sold</Trans>
          </dt>
          <dd className="n">{figure(sum?.sold)}</dd>
        </div>
        <div>
          <dt className="q">
            <Trans>Held right now</Trans>
          </dt>
          <dd className="n">{figure(sum?.held)}</dd>
        </div>
        <div>
          <dt className="q">
            <Trans>Free now</Trans>
          </dt>
          <dd className="n">{figure(sum?.free)}</dd>
        </div>
        <div>
          <dt className="q">
            <Trans>Blocked</Trans>
          </dt>
          <dd className="n">{figure(sum?.blocked)}</dd>
        </div>
        <div>
          <dt className="q">
            <Trans>Came in</Trans>
          </dt>
          <dd className="n">{figure(sum?.checked_in)}</dd>
        </div>
        {sales?.map((sale) => (
          <div key={sale.price_currency}>
            <dt className="q">
              <Trans>Revenue</Trans>
            </dt>
            <dd className="n">
              {format.money(sale.sold_amount - sale.refunded_amount, sale.price_currency)}
            </dd>
            {sale.refunded_amount > 0 && (
              <dd className="q">
                <Trans>{format.money(sale.refunded_amount, sale.price_currency)} went back</Trans>
              </dd>
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}

function Lists({ event }: { event: EventDetail }) {
  const { t } = useLingui();
  const { tab = "bookings" } = route.useSearch();
  const navigate = useNavigate();
  return (
    <section className="sheet stack">
      <div>
        <Segments
          label={t`What to list`}
          value={tab}
          options={[
            { value: "bookings", label: <Trans>Bookings</Trans> },
            { value: "attendees", label: <Trans>Attendees</Trans> },
          ]}
          onChange={(next) =>
            void navigate({
              ...toManageEvent(event.id, next === "attendees" ? { tab: "attendees" } : {}),
              replace: true,
            })
          }
        />
      </div>
      {tab === "bookings" ? <DeskTable event={event} /> : <AttendeeTable event={event} />}
    </section>
  );
}
