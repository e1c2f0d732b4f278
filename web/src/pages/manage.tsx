import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { countsQuery, ownEventsQuery, salesQuery } from "../api/manage.ts";
import { queryClient } from "../api/query-client.ts";
import { accessToken, sessionNow, useSession } from "../api/session.ts";
import type { EventSummary } from "../api/types.ts";
import { ManageFrame } from "../components/manage-frame.tsx";
import { ProblemNote } from "../components/problem-note.tsx";
import { SaleMark } from "../components/sale-mark.tsx";
import { sumCounts } from "../lib/counts.ts";
import { housesOf, may } from "../lib/may.ts";
import { toDoor, toManageEvent } from "../lib/links.ts";
import { useFormat } from "../lib/use-format.ts";
import { Button } from "../ui/button.tsx";
import { buttonStyle } from "../ui/button-style.ts";
import { Select } from "../ui/select.tsx";

const route = getRouteApi("/framed/manage");

/** The houses of whoever is here, and the one that is looked at. */
function useHouses() {
  const session = useSession();
  const { house } = route.useSearch();
  const houses = session.kind === "member" ? housesOf(session.user) : [];
  return { houses, chosen: houses.find(({ id }) => id === house) ?? houses[0] };
}

export async function loadManage(house: string | undefined): Promise<void> {
  if (!(await accessToken())) return;
  const session = sessionNow();
  const houses = session.kind === "member" ? housesOf(session.user) : [];
  const chosen = houses.find(({ id }) => id === house) ?? houses[0];
  if (chosen) await queryClient.ensureInfiniteQueryData(ownEventsQuery(chosen.id));
}

export function ManagePage() {
  const { t } = useLingui();
  const { houses, chosen } = useHouses();
  const navigate = useNavigate();
  return (
    <ManageFrame
      title={t`Events`}
      heading={chosen ? chosen.name : <Trans>Your house</Trans>}
      back="/manage"
      actions={
        <>
          {houses.length > 1 && (
            <Select
              label={t`House`}
              value={chosen?.id}
              options={houses.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(event) => void navigate({ to: "/manage", search: { house: event.target.value } })}
            />
          )}
          {may(chosen, "tickets.update") && (
            <Link {...toDoor()} className={buttonStyle()}>
              <Trans>Door</Trans>
            </Link>
          )}
        </>
      }
    >
      {chosen && <Events key={chosen.id} house={chosen} />}
    </ManageFrame>
  );
}

function Events({ house }: { house: NonNullable<ReturnType<typeof useHouses>["chosen"]> }) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    ownEventsQuery(house.id),
  );
  const events = data.pages.flatMap((page) => page.items);
  const ids = events.map(({ id }) => id).slice(0, 100);
  const money = may(house, "payments.read");
  const counts = useQuery(countsQuery(ids));
  const sales = useQuery({ ...salesQuery(house.id, ids), enabled: money && ids.length > 0 });
  if (events.length === 0) return <NothingYet />;
  return (
    <>
      {(counts.error ?? sales.error) && <ProblemNote error={counts.error ?? sales.error} />}
      <div className="sheet">
        <table className="table folds events-table">
          <thead>
            <tr>
              <th scope="col">
                <Trans>Event</Trans>
              </th>
              <th scope="col">
                <Trans>Sale</Trans>
              </th>
              <th scope="col" className="num">
                <Trans>Sold</Trans>
              </th>
              <th scope="col" className="num">
                <Trans>Held</Trans>
              </th>
              <th scope="col" className="num">
                <Trans>Free now</Trans>
              </th>
              {money && (
                <th scope="col" className="num">
                  <Trans>Revenue</Trans>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <Row
                key={event.id}
                event={event}
                counts={counts.data?.filter(({ event_id }) => event_id === event.id)}
                sales={money ? (sales.data?.filter(({ subject_id }) => subject_id === event.id) ?? []) : null}
                opens={may(house, "bookings.read")}
              />
            ))}
          </tbody>
        </table>
        {hasNextPage && (
          <p className="pt-3">
            <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
              <Trans>Show more</Trans>
            </Button>
          </p>
        )}
      </div>
      {money && (
        <p className="fine qq">
          <Trans>Revenue is what was sold less what went back, each currency by itself.</Trans>
        </p>
      )}
    </>
  );
}

interface RowProps {
  event: EventSummary;
  counts: Parameters<typeof sumCounts>[0] | undefined;
  sales: { price_currency: string; sold_amount: number; refunded_amount: number }[] | null;
  opens: boolean;
}

function Row({ event, counts, sales, opens }: RowProps) {
  const { t } = useLingui();
  const format = useFormat();
  const sum = counts && sumCounts(counts);
  const count = (value: number | undefined) => (value === undefined ? "…" : format.count(value));
  return (
    <tr>
      <th scope="row">
        {opens ? <Link {...toManageEvent(event.id)}>{event.name}</Link> : event.name}
        <span className="block font-normal qq n">
          {event.starts_at ? (
            `${format.shortDay(event.starts_at, event.time_zone)}, ${format.time(event.starts_at, event.time_zone)} ${format.zone(event.starts_at, event.time_zone)}`
          ) : (
            <Trans>no date yet</Trans>
          )}
          {`, ${event.venue.name}`}
        </span>
      </th>
      <td className="full">
        <SaleMark event={event} />
      </td>
      <td className="num" data-label={t`Sold`}>
        {count(sum?.sold)}
      </td>
      <td className="num" data-label={t`Held`}>
        {count(sum?.held)}
      </td>
      <td className="num" data-label={t`Free now`}>
        {count(sum?.free)}
      </td>
      {sales && (
        <td className="num b" data-label={t`Revenue`}>
          {sales.length === 0
            ? "–"
            : sales.map((sale) => (
                <span key={sale.price_currency} className="block">
                  {format.money(sale.sold_amount - sale.refunded_amount, sale.price_currency)}
                </span>
              ))}
        </td>
      )}
    </tr>
  );
}

function NothingYet() {
  return (
    <div className="sheet empty">
      <p className="title">
        <Trans>No event yet</Trans>
      </p>
      <p className="q">
        <Trans>What you publish stands here with its sales.</Trans>
      </p>
    </div>
  );
}
