import { UserService } from "../../../contracts/gen/user/v1/user_pb.ts";
import { Id } from "../../../contracts/types/ids.ts";
import { notFound } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { preferencesOf, profileOf } from "../db/profiles.ts";
import { wantsReminders } from "../domain/preferences.ts";
import { profileMessage } from "../profile-message.ts";

export const getProfile = rpc(UserService.method.getProfile, async ({ db }: Context, { userId }) => {
  const found = Id.safeParse(userId).success ? await profileOf(db, userId) : undefined;
  if (!found) throw notFound();
  const kept = await preferencesOf(db, userId);
  return { ...profileMessage(found), remindersOff: !wantsReminders(kept?.preferences) };
});
