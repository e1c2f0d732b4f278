export interface CalendarEntry {
  uid: string;
  title: string;
  place: string;
  description: string;
  /** RFC 3339 UTC */
  starts_at: string;
  ends_at: string;
  /** Rings so many minutes before. */
  rings_before?: number;
}

const utc = (at: string) => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, "");
const text = (value: string) => value.replace(/([\\;,])/g, "\\$1").replace(/\r?\n/g, "\\n");

/** RFC 5545 wants lines of at most 75 octets; what is longer goes on after a space. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  const lines: string[] = [];
  let current = "";
  let size = 0;
  for (const character of line) {
    const width = encoder.encode(character).length;
    if (size + width > 74) {
      lines.push(current);
      current = " ";
      size = 1;
    }
    current += character;
    size += width;
  }
  return [...lines, current].join("\r\n");
}

const alarm = ({ title, rings_before }: CalendarEntry) => [
  "BEGIN:VALARM",
  "ACTION:DISPLAY",
  `DESCRIPTION:${text(title)}`,
  `TRIGGER:-PT${rings_before}M`,
  "END:VALARM",
];

/** An iCalendar file with one event each. Times are UTC, so every calendar shows them in its own zone. */
export function calendarFile(entries: CalendarEntry[], stampedAt: Date): string {
  const events = entries.flatMap((entry) => [
    "BEGIN:VEVENT",
    `UID:${entry.uid}@foyer`,
    `DTSTAMP:${utc(stampedAt.toISOString())}`,
    `DTSTART:${utc(entry.starts_at)}`,
    `DTEND:${utc(entry.ends_at)}`,
    `SUMMARY:${text(entry.title)}`,
    `LOCATION:${text(entry.place)}`,
    `DESCRIPTION:${text(entry.description)}`,
    ...(entry.rings_before === undefined ? [] : alarm(entry)),
    "END:VEVENT",
  ]);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Foyer//EN", ...events, "END:VCALENDAR"];
  return `${lines.map(fold).join("\r\n")}\r\n`;
}

/** Hands a file made in the browser to the person. */
export function download(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
