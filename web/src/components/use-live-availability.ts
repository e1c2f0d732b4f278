import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { listen } from "../api/live.ts";
import { availabilityQuery } from "../api/seating.ts";
import type { StatusStore } from "../map/status-store.ts";

type Snapshot = Parameters<StatusStore["load"]>[0];
type Delta = Parameters<StatusStore["apply"]>[0];

/** Keeps the statuses of a performance true: first by request, then by the socket; after a gap by request again. */
export function useLiveAvailability(performanceId: string, store: StatusStore): void {
  const { data, refetch } = useQuery(availabilityQuery(performanceId));
  useEffect(() => {
    if (data) store.load(data);
  }, [data, store]);
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
