import type { Settings } from "../../platform/config.ts";

export const config = (settings: Settings) =>
  Object.freeze({
    link_seconds: settings.integer(
      "RECEIPT_LINK_SECONDS",
      "how long a download link of a receipt lives",
      60,
      { min: 5, max: 3_600 },
    ),
  });
export type Config = ReturnType<typeof config>;
