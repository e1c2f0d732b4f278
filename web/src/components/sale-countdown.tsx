import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { eventQuery } from "../api/events.ts";
import type { EventDetail } from "../api/types.ts";
import { calendarFile, download } from "../lib/ics.ts";
import { serverNow } from "../lib/server-clock.ts";
import { useFormat } from "../lib/use-format.ts";
import { useServerNow } from "../lib/use-now.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Note } from "../ui/note.tsx";

const HOUR_S = 3_600;
const DAY_S = 86_400;
/** The reminder rings so early, and stands so long in the calendar. */
const RINGS_BEFORE = 10;
const LASTS_MS = 1_800_000;

interface SaleCountdownProps {
  event: EventDetail;
  opens_at: string;
}

/** When the sale starts and how long that is by the server's clock; the page opens by itself. */
export function SaleCountdown({ event, opens_at }: SaleCountdownProps) {
  const { t } = useLingui();
  const format = useFormat();
  const client = useQueryClient();
  const now = useServerNow();
  const seconds = Math.max(0, Math.ceil((Date.parse(opens_at) - now) / 1_000));
  const open = seconds === 0;
  const { slug } = event;
  useEffect(() => {
    if (!open) return;
    const look = () => void client.invalidateQueries(eventQuery(slug));
    look();
    const timer = setInterval(look, 3_000);
    return () => clearInterval(timer);
  }, [open, client, slug]);
  const when = `${format.dayAndTime(opens_at, event.time_zone)} ${format.zone(opens_at, event.time_zone)}`;
  return (
    <Note icon="clock" title={t`The sale starts on ${when}`}>
      <p role="timer" className="n">
        {open ? <Trans>It is opening now.</Trans> : <Left seconds={seconds} />}
      </p>
      <p>
        <Button size="small" onPress={() => saveReminder(event, opens_at, t`${event.name}: the sale starts`)}>
          <Icon name="cal" />
          <Trans>Remind me in my calendar</Trans>
        </Button>
      </p>
    </Note>
  );
}

/** The two largest units: nobody counts seconds for days. */
function Left({ seconds }: { seconds: number }) {
  const days = Math.floor(seconds / DAY_S);
  const hours = Math.floor((seconds % DAY_S) / HOUR_S);
  const minutes = Math.floor((seconds % HOUR_S) / 60);
  const rest = seconds % 60;
  const d = plural(days, { one: "# day", other: "# days" });
  const h = plural(hours, { one: "# hour", other: "# hours" });
  const m = plural(minutes, { one: "# minute", other: "# minutes" });
  const s = plural(rest, { one: "# second", other: "# seconds" });
  if (days > 0)
    return (
      <Trans>
        That is in {d} and {h}.
      </Trans>
    );
  if (hours > 0)
    return (
      <Trans>
        That is in {h} and {m}.
      </Trans>
    );
  return (
    <Trans>
      That is in {m} and {s}.
    </Trans>
  );
}

function saveReminder(event: EventDetail, opens_at: string, title: string): void {
  const entry = {
    uid: `sale-${event.id}`,
    title,
    place: "",
    description: new URL(`/events/${event.slug}`, location.origin).href,
    starts_at: opens_at,
    ends_at: new Date(Date.parse(opens_at) + LASTS_MS).toISOString(),
    rings_before: RINGS_BEFORE,
  };
  download(`${event.slug}-sale.ics`, "text/calendar", calendarFile([entry], new Date(serverNow())));
}
