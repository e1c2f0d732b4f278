import { Trans } from "@lingui/react/macro";
import { useLive } from "../api/live.ts";
import { useServerNow } from "../lib/use-now.ts";
import { StateMark } from "../ui/state-mark.tsx";

/** Whether the map is live, and if not, how old it is. */
export function LiveMark() {
  const live = useLive();
  const now = useServerNow(live.kind === "lost" ? 1000 : 60_000);
  if (live.kind === "live") {
    return (
      <StateMark shape="on">
        <Trans>Live</Trans>
      </StateMark>
    );
  }
  if (live.kind === "idle") {
    return (
      <StateMark shape="wait">
        <Trans>Connecting</Trans>
      </StateMark>
    );
  }
  const seconds = Math.max(0, Math.round((now - live.since) / 1000));
  return (
    <StateMark shape="few">
      <Trans>Reconnecting, as of {seconds} s ago</Trans>
    </StateMark>
  );
}
