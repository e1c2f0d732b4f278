import { queryOptions } from "@tanstack/react-query";
import { call } from "./client.ts";
import { sessionUserChanged } from "./session.ts";
import type { Profile } from "./types.ts";

export const profileQuery = queryOptions({
  queryKey: ["profile"],
  queryFn: () => call<Profile>("GET", "/users/me"),
});

/** Changes what is sent. */
export async function changeProfile(
  change: Partial<Pick<Profile, "name" | "email" | "phone" | "locale" | "time_zone">>,
): Promise<Profile> {
  const profile = await call<Profile>("PUT", "/users/me", { body: change });
  sessionUserChanged({ name: profile.name, email: profile.email });
  return profile;
}
