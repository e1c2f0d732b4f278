import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { blocksQuery, setBlocked } from "../api/manage.ts";
import { availabilityQuery } from "../api/seating.ts";
import type { EventDetail, Performance } from "../api/types.ts";
import { SeatList } from "../map/seat-list.tsx";
import { SeatMap } from "../map/seat-map.tsx";
import { createStatusStore } from "../map/status-store.ts";
import type { Place, Seating } from "../map/types.ts";
import { Button } from "../ui/button.tsx";
import { Note } from "../ui/note.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { useSeatTexts } from "./seat-texts.ts";

interface BlockSeatsProps {
  event: EventDetail;
  performance: Performance;
  seating: Seating;
  mode: "block" | "release";
  blocked: readonly string[];
}

/** The map and its list: chosen ones are marked, and one button does it for all of them. */
export function BlockSeats({ event, performance, seating, mode, blocked }: BlockSeatsProps) {
  const { t } = useLingui();
  const texts = useSeatTexts();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<ReadonlyMap<string, Place>>(new Map());
  const store = useStatuses(performance.id, seating, mode, blocked);
  useEffect(() => store.setMine(chosen.keys()), [store, chosen]);
  const change = useMutation({
    mutationFn: () => setBlocked(performance.id, mode === "block", { place_ids: [...chosen.keys()] }),
    onSettled: async () => {
      setChosen(new Map());
      await Promise.all([
        client.invalidateQueries(availabilityQuery(performance.id)),
        client.invalidateQueries(blocksQuery(performance.id)),
        client.invalidateQueries({ queryKey: ["manage", "counts"] }),
      ]);
    },
  });
  const views = {
    seating,
    zones: event.zones,
    store,
    priceOf: () => null,
    texts: { ...texts, choose: () => t`Choose`, remove: () => t`Leave it` },
    onToggle: (place: Place) =>
      setChosen((before) => {
        const after = new Map(before);
        if (!after.delete(place.id)) after.set(place.id, place);
        return after;
      }),
  };
  const count = chosen.size;
  return (
    <div className="blocks">
      <section className="mapbox" aria-label={t`Seat map`}>
        <SeatMap {...views} shapes={event.shapes} />
      </section>
      <section className="sheet stack" aria-label={t`Your choice`}>
        <p className="b" aria-live="polite">
          <Plural value={count} _0="No seat chosen" one="# seat chosen" other="# seats chosen" />
        </p>
        <div>
          <Button
            kind="go"
            isPending={change.isPending}
            reason={count === 0 ? <Trans>Choose seats on the map or in the list.</Trans> : undefined}
            onPress={() => change.mutate()}
          >
            {mode === "block" ? <Trans>Block these seats</Trans> : <Trans>Release these seats</Trans>}
          </Button>
        </div>
        {change.error && <ProblemNote error={change.error} />}
        {change.data && <Outcome mode={mode} {...change.data} />}
        <SeatList {...views} />
      </section>
    </div>
  );
}

function Outcome({
  mode,
  changed,
  refused_place_ids,
}: {
  mode: "block" | "release";
  changed: number;
  refused_place_ids: string[];
}) {
  return (
    <Note kind={refused_place_ids.length > 0 ? "warn" : "ok"} role="status">
      <p>
        {mode === "block" ? (
          <Plural value={changed} one="# seat is out of sale." other="# seats are out of sale." />
        ) : (
          <Plural value={changed} one="# seat is on sale again." other="# seats are on sale again." />
        )}
      </p>
      {refused_place_ids.length > 0 && (
        <p>
          <Plural
            value={refused_place_ids.length}
            one="# was sold or held meanwhile and stays as it is."
            other="# were sold or held meanwhile and stay as they are."
          />
        </p>
      )}
    </Note>
  );
}

/** For blocking, places as everybody sees them; for releasing, only blocked ones can be chosen. */
function useStatuses(
  performance_id: string,
  seating: Seating,
  mode: "block" | "release",
  blocked: readonly string[],
) {
  const { data } = useQuery(availabilityQuery(performance_id));
  const store = useMemo(() => createStatusStore(seating), [seating]);
  useEffect(() => {
    if (!data) return;
    if (mode === "block") return store.load(data);
    const own = new Set(blocked);
    const taken = seating.places.flatMap(({ id }) => (own.has(id) ? [] : [id]));
    store.load({ version: data.version, zones: [], taken });
  }, [store, data, mode, blocked, seating]);
  return store;
}
