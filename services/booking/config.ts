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
    remind_seconds: settings.integer(
      "BOOKING_REMIND_SECONDS",
      "how long before something takes place its customer is reminded; 0: never",
      86_400,
      { min: 0, max: 30 * 86_400 },
    ),
    return_days: settings.integer(
      "BOOKING_RETURN_DAYS",
      "how long a booking of goods alone can be called off before it counts as completed",
      14,
      { min: 0, max: 365 },
    ),
  });
export type Config = ReturnType<typeof config>;
