import { Trans, useLingui } from "@lingui/react/macro";
import type { EventDetail, Performance } from "../api/types.ts";
import { calendarFile, download } from "../lib/ics.ts";
import { serverNow } from "../lib/server-clock.ts";
import { Icon } from "../ui/icon.tsx";
import { toast } from "../ui/toast.tsx";

/** Take it along: into the calendar, or on to a friend. */
export function EventLinks({
  event,
  performance,
  takesPlace,
}: {
  event: EventDetail;
  performance: Performance;
  /** What is over or called off is no entry in a calendar. */
  takesPlace: boolean;
}) {
  const { t } = useLingui();
  return (
    <>
      {takesPlace && (
        <button type="button" onClick={() => saveCalendar(event, performance)}>
          <Icon name="cal" />
          <Trans>Add to calendar</Trans>
        </button>
      )}
      <button type="button" onClick={() => void share(event, t`The address is copied`)}>
        <Icon name="share" />
        <Trans>Share</Trans>
      </button>
    </>
  );
}

const addressOf = ({ slug }: EventDetail) => new URL(`/events/${slug}`, location.origin).href;

function saveCalendar(event: EventDetail, performance: Performance): void {
  const entry = {
    uid: performance.id,
    title: event.name,
    place: `${event.venue.name}, ${event.venue.city}`,
    description: addressOf(event),
    starts_at: performance.starts_at,
    ends_at: performance.ends_at,
  };
  download(`${event.slug}.ics`, "text/calendar", calendarFile([entry], new Date(serverNow())));
}

async function share(event: EventDetail, copied: string): Promise<void> {
  const url = addressOf(event);
  try {
    if (navigator.share) return await navigator.share({ title: event.name, url });
    await navigator.clipboard.writeText(url);
    toast(copied);
  } catch {
    // Closing the system's sheet is no error.
  }
}
