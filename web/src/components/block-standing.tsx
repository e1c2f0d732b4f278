import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { blocksQuery, setBlocked } from "../api/manage.ts";
import { availabilityQuery } from "../api/seating.ts";
import type { EventDetail, Performance, Zone } from "../api/types.ts";
import { Button } from "../ui/button.tsx";
import { Stepper } from "../ui/stepper.tsx";
import { ProblemNote } from "./problem-note.tsx";

interface BlockStandingProps {
  event: EventDetail;
  performance: Performance;
  mode: "block" | "release";
  blocked: readonly { zone_id: string; blocked: number }[];
}

/** Standing places have no number: so many of an area. */
export function BlockStanding({ event, ...rest }: BlockStandingProps) {
  return event.zones
    .filter(({ kind }) => kind === "STANDING")
    .map((zone) => <Area key={zone.id} zone={zone} {...rest} />);
}

function Area({ zone, performance, mode, blocked }: Omit<BlockStandingProps, "event"> & { zone: Zone }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [count, setCount] = useState(1);
  const now = blocked.find(({ zone_id }) => zone_id === zone.id)?.blocked ?? 0;
  const change = useMutation({
    mutationFn: () => setBlocked(performance.id, mode === "block", { zone_id: zone.id, count }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries(availabilityQuery(performance.id)),
        client.invalidateQueries(blocksQuery(performance.id)),
        client.invalidateQueries({ queryKey: ["manage", "counts"] }),
      ]),
  });
  return (
    <section className="sheet stack" aria-label={zone.name}>
      <div className="row between">
        <div>
          <h2 className="sub">{zone.name}</h2>
          <p className="q n" aria-live="polite">
            <Plural
              value={now}
              _0="None of it is blocked"
              one="# of it is blocked"
              other="# of it are blocked"
            />
          </p>
        </div>
        <div className="row">
          <Stepper
            label={t`How many in ${zone.name}`}
            labelHidden
            value={count}
            min={1}
            max={mode === "block" ? zone.capacity : Math.max(1, now)}
            onChange={setCount}
            fewer={t`One less`}
            more={t`One more`}
          />
          <Button
            isPending={change.isPending}
            reason={mode === "release" && now === 0 ? <Trans>None of it is blocked.</Trans> : undefined}
            onPress={() => change.mutate()}
          >
            {mode === "block" ? <Trans>Block so many</Trans> : <Trans>Release so many</Trans>}
          </Button>
        </div>
      </div>
      {change.error && <ProblemNote error={change.error} />}
    </section>
  );
}
