import { queryOptions } from "@tanstack/react-query";
import { answerTo, api } from "./client.ts";
import { sessionUserChanged } from "./session.ts";
import type { Profile } from "./types.ts";

export const profileQuery = queryOptions({
  queryKey: ["profile"],
  queryFn: () => answerTo(api.GET("/users/me")),
});

/** Changes what is sent. */
export async function changeProfile(change: { name?: string; email?: string }): Promise<Profile> {
  const profile = await answerTo(api.PUT("/users/me", { body: change }));
  sessionUserChanged({ name: profile.name, email: profile.email });
  return profile;
}
