/** The words printed on a ticket, per language; a language without words of its own reads English. */
export interface TicketWords {
  locale: string;
  ticket_of(number: number, total: number): string;
  section: string;
  row: string;
  seat: string;
  place: string;
  standing: string;
  doors: string;
  price: string;
  zone: string;
  booking: string;
  qr: string;
  note: string;
}

const WORDS: Record<string, Omit<TicketWords, "locale">> = {
  en: {
    ticket_of: (number, total) => `Ticket ${number} of ${total}`,
    section: "Section",
    row: "Row",
    seat: "Seat",
    place: "Place",
    standing: "Standing",
    doors: "Doors",
    price: "Price",
    zone: "Area",
    booking: "Booking",
    qr: "Ticket code as a QR picture",
    note: "This code lets one person in, once. On paper or on a phone, do not show it to others.",
  },
  de: {
    ticket_of: (number, total) => `Ticket ${number} von ${total}`,
    section: "Bereich",
    row: "Reihe",
    seat: "Platz",
    place: "Platz",
    standing: "Stehplatz",
    doors: "Einlass",
    price: "Preis",
    zone: "Zone",
    booking: "Buchung",
    qr: "Ticketcode als QR-Bild",
    note: "Dieser Code lässt eine Person einmal ein. Auf Papier oder auf dem Telefon; anderen bitte nicht zeigen.",
  },
};

/** @param locale BCP 47; how dates are written follows it too where the words do */
export function ticketWords(locale: string): TicketWords {
  const language = locale.split("-")[0]!.toLowerCase();
  const known = WORDS[language];
  return known ? { ...known, locale } : { ...WORDS.en!, locale: "en" };
}

/** "Saturday 5 December 2026, 19:30" in the zone of the house. */
export function printMoment(at: Date, time_zone: string, locale: string): string {
  const day = new Intl.DateTimeFormat(locale, {
    timeZone: time_zone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(at);
  return `${day}, ${printTime(at, time_zone, locale)}`;
}
export const printTime = (at: Date, time_zone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone: time_zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);
/** "Greenwich Mean Time (Europe/Dublin)" */
export function printZone(at: Date, time_zone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: time_zone, timeZoneName: "long" }).formatToParts(
    at,
  );
  return `${parts.find(({ type }) => type === "timeZoneName")?.value ?? time_zone} (${time_zone})`;
}

/** Text of people as paper can carry it: no control characters, nothing that turns the direction of the line. */
export const printable = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
