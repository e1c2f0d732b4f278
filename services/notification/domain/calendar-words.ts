import { clockTime } from "./moment.ts";

interface Words {
  with: string;
  people: string;
  doors: string;
  booking: string;
}

const WORDS: Record<string, Words> = {
  en: { with: "With", people: "People", doors: "Doors", booking: "Booking" },
  de: { with: "Bei", people: "Personen", doors: "Einlass", booking: "Buchung" },
  fr: { with: "Avec", people: "Personnes", doors: "Ouverture des portes", booking: "Réservation" },
};

/** English where there is no other. */
const wordsOf = (locale: string) => WORDS[new Intl.Locale(locale || "en").language] ?? WORDS.en!;

/** "With Aoife" and, for several, "People: 2", in the language of the booking. */
export function describeAppointment(provider_name: string, quantity: number, locale: string): string {
  const words = wordsOf(locale);
  const lines = [
    provider_name && `${words.with} ${provider_name}`,
    quantity > 1 && `${words.people}: ${quantity}`,
  ];
  return lines.filter(Boolean).join("\n");
}

/** Places, doors and the booking's number. */
export function describeEvening(
  places: readonly string[],
  doors_at: Date | undefined,
  time_zone: string,
  reference: string,
  locale: string,
): string {
  const words = wordsOf(locale);
  // Standing places have one name: it is said once, with how many.
  const counted = [...Map.groupBy(places, (place) => place)].map(([place, all]) =>
    all.length > 1 ? `${all.length} × ${place}` : place,
  );
  const lines = [
    ...counted,
    doors_at && `${words.doors}: ${clockTime(doors_at, time_zone, locale)}`,
    `${words.booking}: ${reference}`,
  ];
  return lines.filter(Boolean).join("\n");
}
