/** When it is, at the place where it is, and whose time that is: "Saturday 5 December 2026 at 19:30 GMT (Dublin)". */
export function momentAt(time: Date, time_zone: string, locale: string): string {
  const timeZone = time_zone || "UTC";
  const text = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short", timeZone }).format(
    time,
  );
  const short = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "short" })
    .formatToParts(time)
    .find(({ type }) => type === "timeZoneName")?.value;
  const [, city] = /\/([^/]+)$/.exec(timeZone) ?? [];
  return [text, short, city && `(${city.replaceAll("_", " ")})`].filter(Boolean).join(" ");
}

/** "19:30" or "7:30 pm", as the locale has it. */
export const clockTime = (time: Date, time_zone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: time_zone || "UTC" }).format(time);
