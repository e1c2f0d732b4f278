import type { Settings } from "../../platform/config.ts";

export const config = (settings: Settings) =>
  Object.freeze({
    places_per_event: settings.integer(
      "EVENT_PLACES",
      "places times performances that one event may have",
      400_000,
      { min: 100, max: 5_000_000 },
    ),
  });
export type Config = ReturnType<typeof config>;
