import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { eventQuery } from "../api/events.ts";
import { blocksQuery } from "../api/manage.ts";
import { queryClient } from "../api/query-client.ts";
import { seatingQuery } from "../api/seating.ts";
import { accessToken } from "../api/session.ts";
import type { EventDetail, Performance } from "../api/types.ts";
import { BlockSeats } from "../components/block-seats.tsx";
import { BlockStanding } from "../components/block-standing.tsx";
import { ManageFrame } from "../components/manage-frame.tsx";
import { ProblemNote } from "../components/problem-note.tsx";
import { toManageEvent, toManageSeats } from "../lib/links.ts";
import { firstPerformance } from "../lib/sale.ts";
import { serverNow } from "../lib/server-clock.ts";
import { useFormat } from "../lib/use-format.ts";
import { Segments } from "../ui/segments.tsx";
import { Select } from "../ui/select.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

const route = getRouteApi("/framed/manage/events/$eventId/seats");

export async function loadManageSeats(id: string, asked: string | undefined): Promise<void> {
  if (!(await accessToken())) return;
  const event = await queryClient.ensureQueryData(eventQuery(id));
  const performance = firstPerformance(event, asked, serverNow());
  if (performance) await queryClient.ensureQueryData(seatingQuery(performance.id));
}

/** Takes places out of sale, or puts them back. */
export function ManageSeatsPage() {
  const { t } = useLingui();
  const { eventId } = route.useParams();
  const { performance: asked } = route.useSearch();
  const { data: event } = useSuspenseQuery(eventQuery(eventId));
  const format = useFormat();
  const navigate = useNavigate();
  const performance = firstPerformance(event, asked, serverNow());
  return (
    <ManageFrame
      title={t`Block places, ${event.name}`}
      heading={<Trans>Block places</Trans>}
      back={`/manage/events/${eventId}/seats`}
      crumbs={[
        <Link key="event" {...toManageEvent(event.id)}>
          {event.name}
        </Link>,
        <Trans key="here">Block places</Trans>,
      ]}
      actions={
        event.performances.length > 1 && (
          <Select
            label={t`Date`}
            value={performance?.id}
            options={event.performances.map(({ id, starts_at }) => ({
              value: id,
              label: `${format.shortDay(starts_at, event.time_zone)}, ${format.time(starts_at, event.time_zone)}`,
            }))}
            onChange={(changed) => void navigate(toManageSeats(event.id, changed.target.value))}
          />
        )
      }
    >
      {performance ? (
        <Modes key={performance.id} event={event} performance={performance} />
      ) : (
        <p className="q">
          <Trans>This event has no date.</Trans>
        </p>
      )}
    </ManageFrame>
  );
}

export type Mode = "block" | "release";

function Modes({ event, performance }: { event: EventDetail; performance: Performance }) {
  const { t } = useLingui();
  const [mode, setMode] = useState<Mode>("block");
  const { data: seating } = useSuspenseQuery(seatingQuery(performance.id));
  const blocks = useQuery(blocksQuery(performance.id));
  return (
    <>
      <div className="row">
        <Segments<Mode>
          label={t`What to do`}
          value={mode}
          options={[
            { value: "block", label: <Trans>Block</Trans> },
            { value: "release", label: <Trans>Release</Trans> },
          ]}
          onChange={setMode}
        />
        <p className="q">
          {mode === "block" ? (
            <Trans>Choose free places: they go out of sale at once.</Trans>
          ) : (
            <Trans>Only blocked places can be chosen here: they go back on sale at once.</Trans>
          )}
        </p>
      </div>
      {blocks.error && <ProblemNote error={blocks.error} onRetry={() => void blocks.refetch()} />}
      {!blocks.data && !blocks.error && <Skeleton className="h-96" />}
      {blocks.data && (
        <>
          {seating.places.length > 0 && (
            <BlockSeats
              key={mode}
              event={event}
              performance={performance}
              seating={seating}
              mode={mode}
              blocked={blocks.data.place_ids}
            />
          )}
          <BlockStanding event={event} performance={performance} mode={mode} blocked={blocks.data.standing} />
        </>
      )}
    </>
  );
}
