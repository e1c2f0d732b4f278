import type { Profile } from "./db/profiles.ts";

/** A profile as the RPC contract writes it. */
export const profileMessage = ({ user_id, name, phone, locale, time_zone }: Profile) => ({
  userId: user_id,
  name,
  phone,
  locale,
  timeZone: time_zone,
});
