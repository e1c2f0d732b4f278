import type { Settings } from "../../platform/config.ts";

export const config = (settings: Settings) => {
  const limits = settings.choice(
    "RATE_LIMITS",
    "whether requests are counted; off is for tests and load scripts",
    ["on", "off"],
    "on",
  );
  if (limits === "off" && settings.production) settings.problem("RATE_LIMITS", "cannot be off in production");
  return Object.freeze({
    rate_limits: limits === "on",
    access_token_seconds: settings.integer("ACCESS_TOKEN_SECONDS", "how long an access token lives", 900, {
      min: 1,
      max: 86_400,
    }),
    session_idle_days: settings.integer(
      "SESSION_IDLE_DAYS",
      "a session ends when it was not used for so long",
      30,
      { min: 1, max: 365 },
    ),
    session_max_days: settings.integer("SESSION_MAX_DAYS", "a session ends at this age, used or not", 180, {
      min: 1,
      max: 3_650,
    }),
  });
};
export type Config = ReturnType<typeof config>;
