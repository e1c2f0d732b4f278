import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { listen } from "../api/live.ts";
import { availabilityQuery, readSeatingAnew } from "../api/seating.ts";
import type { StatusStore } from "../map/status-store.ts";

type Snapshot = Parameters<StatusStore["load"]>[0];
type Delta = Parameters<StatusStore["apply"]>[0];

/** Keeps the statuses of a performance true: first by request, then by the socket; after a gap by request again. */
export function useLiveAvailability(performanceId: string, seatingVersion: number, store: StatusStore): void {
  const queryClient = useQueryClient();
  const { data, refetch } = useQuery(availabilityQuery(performanceId));
  useEffect(() => {
    if (!data) return;
    // Bits are in the order of their own seating; on another one they would mean other places.
    if (data.seating_version > seatingVersion) void readSeatingAnew(queryClient, performanceId);
    else if (data.seating_version < seatingVersion) void refetch();
    else store.load(data);
  }, [data, performanceId, queryClient, refetch, seatingVersion, store]);
  useEffect(
    () =>
      listen(`event:${performanceId}`, (message) => {
        if (message.type === "subscribed" && message.snapshot) store.load(message.snapshot as Snapshot);
        if (message.type === "availability.changed" && store.apply(message.data as Delta) === "gap")
          void refetch();
      }),
    [performanceId, store, refetch],
  );
}
