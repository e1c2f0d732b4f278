import { UserService } from "../../../contracts/gen/user/v1/user_pb.ts";
import { invalid } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { profilesOf } from "../db/profiles.ts";
import { profileMessage } from "../profile-message.ts";

const MAX = 100;

export const getProfiles = rpc(UserService.method.getProfiles, async ({ db }: Context, { userIds }) => {
  if (userIds.length > MAX) throw invalid("/user_ids", "too_big", `at most ${MAX}`);
  return { profiles: (await profilesOf(db, userIds)).map(profileMessage) };
});
