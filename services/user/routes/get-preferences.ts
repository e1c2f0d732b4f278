import { notFound } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { preferencesOf } from "../db/profiles.ts";
import { Preferences } from "../domain/preferences.ts";

export const getPreferences = route({
  method: "GET",
  path: "/users/me/preferences",
  summary: "Your preferences: a JSON object that only your own programs understand; {} at first",
  access: "user",
  replies: { 200: Preferences },
  async handler(context: Context, { caller }) {
    const kept = await preferencesOf(context.db, caller.user_id);
    if (!kept) throw notFound();
    return reply(200, kept.preferences, { etag: `"${kept.preferences_version}"` });
  },
});
