import { Trans, useLingui } from "@lingui/react/macro";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { attendeesQuery, exportAttendees } from "../api/manage.ts";
import type { Attendee, EventDetail } from "../api/types.ts";
import { toManageBooking, toManageEvent } from "../lib/links.ts";
import { useFormat } from "../lib/use-format.ts";
import { Button } from "../ui/button.tsx";
import { AfterAWhile, Skeleton } from "../ui/skeleton.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { Finder, NoneFound } from "./finder.tsx";
import { ProblemNote } from "./problem-note.tsx";

const route = getRouteApi("/framed/manage/events/$eventId");

/** Who comes: a line per ticket, in the order of dates and seats. */
export function AttendeeTable({ event }: { event: EventDetail }) {
  const { t } = useLingui();
  const { q } = route.useSearch();
  const navigate = useNavigate();
  const people = useInfiniteQuery({ ...attendeesQuery(event.id, q), placeholderData: keepPreviousData });
  const go = (next: string | undefined) =>
    void navigate({
      ...toManageEvent(event.id, { tab: "attendees", ...(next ? { q: next } : {}) }),
      replace: true,
      resetScroll: false,
    });
  const rows = people.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <Finder
        q={q}
        hint={t`Name, e-mail, reference or seat`}
        onFind={go}
        file={`attendees-${event.slug}.csv`}
        onExport={() => exportAttendees(event.id, q)}
        saved={t`The attendees are saved as a file`}
      />
      {people.error && <ProblemNote error={people.error} onRetry={() => void people.refetch()} />}
      {!rows && !people.error && (
        <AfterAWhile>
          <Skeleton className="h-40" />
        </AfterAWhile>
      )}
      {rows?.length === 0 && <NoneFound q={q} onClear={() => go(undefined)} />}
      {rows && rows.length > 0 && (
        <table className="table folds" aria-busy={people.isPlaceholderData}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Name</Trans>
              </th>
              <th scope="col">
                <Trans>When</Trans>
              </th>
              <th scope="col">
                <Trans>Place</Trans>
              </th>
              <th scope="col">
                <Trans>Price</Trans>
              </th>
              <th scope="col">
                <Trans>Booking</Trans>
              </th>
              <th scope="col">
                <Trans>State</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.ticket_id} row={row} />
            ))}
          </tbody>
        </table>
      )}
      {people.hasNextPage && (
        <p>
          <Button isPending={people.isFetchingNextPage} onPress={() => void people.fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        </p>
      )}
    </>
  );
}

function Row({ row }: { row: Attendee }) {
  const { t } = useLingui();
  const format = useFormat();
  const { starts_at, time_zone, used_at, label } = row;
  const seat = row.row?.includes(" ") ? `${row.row}, ${label}` : `${row.row ?? ""} ${label ?? ""}`;
  return (
    <tr>
      <th scope="row">
        {row.customer.name || <Trans>no name</Trans>}
        <span className="block font-normal qq break-all">{row.customer.email}</span>
      </th>
      <td className="full n">
        {`${format.shortDay(starts_at, time_zone)}, ${format.time(starts_at, time_zone)}`}
      </td>
      <td>{label === null ? row.zone : t`${row.section ?? row.zone}, ${seat}`}</td>
      <td>{row.ticket_type}</td>
      <td>
        <Link {...toManageBooking(row.booking_id)} className="code">
          {row.reference}
        </Link>
      </td>
      <td>
        {used_at ? (
          <StateMark shape="on">
            <Trans>Came in {format.time(used_at, time_zone)}</Trans>
          </StateMark>
        ) : (
          <StateMark shape="off">
            <Trans>Not yet in</Trans>
          </StateMark>
        )}
      </td>
    </tr>
  );
}
