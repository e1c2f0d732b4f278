import { Trans, useLingui } from "@lingui/react/macro";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { deskQuery, exportDesk, type Show } from "../api/manage.ts";
import type { DeskBooking, EventDetail } from "../api/types.ts";
import type { ManageSearch } from "../lib/searches.ts";
import { ownZone } from "../lib/dates.ts";
import { toManageBooking, toManageEvent } from "../lib/links.ts";
import { useFormat } from "../lib/use-format.ts";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { AfterAWhile, Skeleton } from "../ui/skeleton.tsx";
import { BookingState } from "./booking-state.tsx";
import { Finder, NoneFound } from "./finder.tsx";
import { ProblemNote } from "./problem-note.tsx";

const route = getRouteApi("/framed/manage/events/$eventId");

/** Bookings with something of this event: who, what, how much, how it stands. */
export function DeskTable({ event }: { event: EventDetail }) {
  const { t } = useLingui();
  const { q, show: asked } = route.useSearch();
  const show: Show = asked ?? "sold";
  const navigate = useNavigate();
  const filter = { organization_id: event.organization_id, subject_id: event.id, show, q };
  const bookings = useInfiniteQuery({ ...deskQuery(filter), placeholderData: keepPreviousData });
  const go = (search: ManageSearch) =>
    void navigate({ ...toManageEvent(event.id, search), replace: true, resetScroll: false });
  const shown = asked ? { show: asked } : {};
  const rows = bookings.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <Finder
        q={q}
        hint={t`Reference, name, e-mail or seat`}
        onFind={(next) => go({ ...shown, ...(next ? { q: next } : {}) })}
        file={`bookings-${event.slug}.csv`}
        onExport={() => exportDesk(filter)}
        saved={t`The bookings are saved as a file`}
      >
        <Select
          label={t`Which bookings`}
          className="w-auto!"
          value={show}
          options={[
            { value: "sold", label: t`Sold` },
            { value: "held", label: t`Held right now` },
            { value: "off", label: t`Cancelled` },
            { value: "all", label: t`All` },
          ]}
          onChange={(changed) => {
            const next = changed.target.value as Show;
            go({ ...(q ? { q } : {}), ...(next === "sold" ? {} : { show: next }) });
          }}
        />
      </Finder>
      {bookings.error && <ProblemNote error={bookings.error} onRetry={() => void bookings.refetch()} />}
      {!rows && !bookings.error && (
        <AfterAWhile>
          <Skeleton className="h-40" />
        </AfterAWhile>
      )}
      {rows?.length === 0 && <NoneFound q={q} onClear={() => go(shown)} />}
      {rows && rows.length > 0 && (
        <table className="table folds" aria-busy={bookings.isPlaceholderData}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Code</Trans>
              </th>
              <th scope="col">
                <Trans>Customer</Trans>
              </th>
              <th scope="col">
                <Trans>What</Trans>
              </th>
              <th scope="col">
                <Trans>Booked</Trans>
              </th>
              <th scope="col">
                <Trans>State</Trans>
              </th>
              <th scope="col" className="num">
                <Trans>Amount</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      )}
      {bookings.hasNextPage && (
        <p>
          <Button isPending={bookings.isFetchingNextPage} onPress={() => void bookings.fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        </p>
      )}
    </>
  );
}

function Row({ row }: { row: DeskBooking }) {
  const format = useFormat();
  return (
    <tr>
      <th scope="row">
        <Link {...toManageBooking(row.id)} className="code">
          {row.reference}
        </Link>
      </th>
      <td className="full">
        {row.customer.name || <Trans>no name</Trans>}
        <span className="block qq break-all">{row.customer.email}</span>
      </td>
      <td className="full">
        {row.items.map((item, index) => (
          <span key={index} className="block">
            {`${item.quantity} × ${item.title}`}
            <span className="qq">
              {[item.subtitle, ...item.places].filter(Boolean).map((text) => `, ${text}`)}
            </span>
          </span>
        ))}
      </td>
      <td className="n">{format.stamp(row.created_at, ownZone())}</td>
      <td>
        <BookingState booking={row} />
      </td>
      <td className="num">
        {format.money(row.price_amount, row.price_currency)}
        {row.refunded_amount > 0 && (
          <span className="block qq">
            <Trans>{format.money(row.refunded_amount, row.price_currency)} back</Trans>
          </span>
        )}
      </td>
    </tr>
  );
}
