import { useLingui } from "@lingui/react/macro";
import { useLive } from "../api/live.ts";
import type { EventDetail, Performance } from "../api/types.ts";
import { useOnline } from "../lib/online.ts";
import { performanceSale } from "../lib/sale.ts";
import { serverNow } from "../lib/server-clock.ts";
import { useFormat } from "../lib/use-format.ts";

/** Why nothing can be chosen now, or null. */
export function useClosed(event: EventDetail, performance: Performance, loaded: boolean): string | null {
  const { t } = useLingui();
  const format = useFormat();
  const live = useLive();
  const online = useOnline();
  const sale = performanceSale(event, performance, undefined, serverNow());
  if (!online) return t`No network. Choosing waits until you are back.`;
  if (sale === "cancelled") return t`This performance is cancelled.`;
  if (sale === "ended") return t`The sale of this performance is over.`;
  if (sale === "not_yet" && performance.sale_starts_at) {
    const day = format.shortDay(performance.sale_starts_at, event.time_zone);
    return t`The sale starts on ${day}, ${format.time(performance.sale_starts_at, event.time_zone)}.`;
  }
  if (!loaded) return t`Just a moment: we are asking what is free.`;
  return live.kind === "lost"
    ? t`The connection is lost. We are reconnecting; choosing waits until then.`
    : null;
}
