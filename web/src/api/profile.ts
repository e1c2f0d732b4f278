import { queryOptions } from "@tanstack/react-query";
import { answerTo, api } from "./client.ts";
import { sessionUserChanged } from "./session.ts";
import type { Profile } from "./types.ts";

export const profileQuery = queryOptions({
  queryKey: ["profile"],
  queryFn: () => answerTo(api.GET("/users/me")),
});

export interface ProfileChange {
  name?: string;
  /** Of a full account it changes once it is verified. */
  email?: string;
  /** null takes it away */
  phone?: string | null;
  locale?: string;
  time_zone?: string;
}

/** Changes what is sent. */
export async function changeProfile(change: ProfileChange): Promise<Profile> {
  const profile = await answerTo(api.PUT("/users/me", { body: change }));
  sessionUserChanged({ name: profile.name, email: profile.email });
  return profile;
}
