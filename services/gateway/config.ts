import type { Settings } from "../../platform/config.ts";

export const config = (settings: Settings) => {
  const limits = settings.choice(
    "RATE_LIMITS",
    "whether requests are counted; off is for tests and load scripts",
    ["on", "off"],
    "on",
  );
  if (limits === "off" && settings.production) settings.problem("RATE_LIMITS", "cannot be off in production");
  const range = { min: 1, max: 1_000_000 };
  return Object.freeze({
    rate_limits: limits === "on",
    requests_per_minute_ip: settings.integer(
      "RATE_LIMIT_IP",
      "requests a minute from one address",
      1_200,
      range,
    ),
    requests_per_minute_user: settings.integer(
      "RATE_LIMIT_USER",
      "requests a minute with one access token",
      600,
      range,
    ),
  });
};
export type Config = ReturnType<typeof config>;
