/** What a calendar entry says. */
export interface CalendarEvent {
  /** Stays the same for ever: the same entry again replaces it. */
  uid: string;
  /** Grows with every change, so that the newest counts in whatever order files are opened. */
  sequence: number;
  starts_at: Date;
  ends_at: Date;
  stamped_at: Date;
  summary: string;
  description: string;
  location: string;
}

/** Octets, not characters, that a line may have before it is folded (RFC 5545, 3.1). */
const LINE_OCTETS = 75;

/**
 * A calendar file (RFC 5545, 5546): PUBLISH puts entries there or replaces them, CANCEL takes them away. Times are in UTC, so that every calendar shows them right without
 * having to know the venue's time zone.
 */
export function calendarFile(
  events: readonly CalendarEvent[],
  method: "PUBLISH" | "CANCEL" = "PUBLISH",
): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Foyer//Foyer//EN",
    "CALSCALE:GREGORIAN",
    `METHOD:${method}`,
    ...events.flatMap((event) => eventLines(event, method === "CANCEL" ? "CANCELLED" : "CONFIRMED")),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventLines(event: CalendarEvent, status: "CONFIRMED" | "CANCELLED"): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.stamped_at)}`,
    `DTSTART:${utc(event.starts_at)}`,
    `DTEND:${utc(event.ends_at)}`,
    `SUMMARY:${escaped(event.summary)}`,
    ...(event.description ? [`DESCRIPTION:${escaped(event.description)}`] : []),
    ...(event.location ? [`LOCATION:${escaped(event.location)}`] : []),
    `STATUS:${status}`,
    `TRANSP:${status === "CANCELLED" ? "TRANSPARENT" : "OPAQUE"}`,
    "END:VEVENT",
  ];
}

/** 20261024T083000Z */
const utc = (time: Date) => `${time.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
const escaped = (text: string) =>
  text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r\n|[\r\n]/g, String.raw`\n`);

/** Long lines go on in the next one after a space; a character is never cut. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > LINE_OCTETS) {
      parts.push(part);
      part = "";
      // The space before it counts.
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n ");
}
