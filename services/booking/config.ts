import type { Settings } from "../../platform/config.ts";

export const config = (settings: Settings) =>
  Object.freeze({
    hold_seconds: settings.integer("BOOKING_HOLD_SECONDS", "how long a basket is held", 600, {
      min: 1,
      max: 86_400,
    }),
    hold_max_seconds: settings.integer(
      "BOOKING_HOLD_MAX_SECONDS",
      "how long a basket is held at most, extensions included",
      1_800,
      { min: 1, max: 86_400 },
    ),
  });
export type Config = ReturnType<typeof config>;
