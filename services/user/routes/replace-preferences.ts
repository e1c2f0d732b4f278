import { AppError, notFound } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { lockProfile, preferencesOf, writePreferences } from "../db/profiles.ts";
import { MAX_PREFERENCES_BYTES, Preferences } from "../domain/preferences.ts";

export const replacePreferences = route({
  method: "PUT",
  path: "/users/me/preferences",
  summary: "Replace your preferences as a whole",
  access: "user",
  versioned: true,
  body: Preferences,
  body_limit: MAX_PREFERENCES_BYTES,
  replies: { 200: Preferences },
  errors: ["payload_too_large"],
  async handler({ db }: Context, { body, raw, caller: { user_id }, requireVersion }) {
    // Nothing at all would count as {}, and wipe everything.
    if (raw.length === 0)
      throw new AppError("invalid_argument", "malformed_body", {
        detail: "A JSON body is needed.",
      });
    const kept = await db.tx(async (tx) => {
      await lockProfile(tx, user_id);
      const known = await preferencesOf(tx, user_id);
      if (!known) throw notFound();
      requireVersion(known.preferences_version);
      return (await writePreferences(tx, user_id, JSON.stringify(body)))!;
    });
    return reply(200, kept.preferences, { etag: `"${kept.preferences_version}"` });
  },
});
