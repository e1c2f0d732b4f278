import type { Settings } from "../../platform/config.ts";

export const config = (settings: Settings) =>
  Object.freeze({
    default_locale: settings.text(
      "DEFAULT_LOCALE",
      "language of people who did not say theirs (BCP 47)",
      "en",
    ),
    default_time_zone: settings.text(
      "DEFAULT_TIME_ZONE",
      "time zone of people who did not say theirs (IANA)",
      "UTC",
    ),
  });
export type Config = ReturnType<typeof config>;
