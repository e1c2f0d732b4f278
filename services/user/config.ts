import { Locale, TimeZone } from "../../contracts/types/time.ts";
import type { Settings } from "../../platform/config.ts";

export const config = (settings: Settings) => {
  const default_locale = settings.text(
    "DEFAULT_LOCALE",
    "language of people who did not say theirs (BCP 47)",
    "en",
  );
  const default_time_zone = settings.text(
    "DEFAULT_TIME_ZONE",
    "time zone of people who did not say theirs (IANA)",
    "UTC",
  );
  if (!Locale.safeParse(default_locale).success)
    settings.problem("DEFAULT_LOCALE", "is not a BCP 47 language tag");
  if (!TimeZone.safeParse(default_time_zone).success)
    settings.problem("DEFAULT_TIME_ZONE", "is not an IANA time zone");
  return Object.freeze({ default_locale, default_time_zone });
};
export type Config = ReturnType<typeof config>;
