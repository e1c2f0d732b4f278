import type { Settings } from "../../platform/config.ts";

export const config = (settings: Settings) =>
  Object.freeze({
    /** Booking ends a hold; only when it does not, this service asks it, so much later. */
    hold_grace_seconds: settings.integer(
      "CATALOG_HOLD_GRACE_SECONDS",
      "how long after a hold's end catalog waits before it asks booking itself",
      120,
      { min: 1, max: 86_400 },
    ),
  });
export type Config = ReturnType<typeof config>;
