import { UserService } from "../../../contracts/gen/user/v1/user_pb.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { insertProfile } from "../db/profiles.ts";

export const createProfile = rpc(
  UserService.method.createProfile,
  async ({ db, clock, config }: Context, { userId, name, locale, timeZone }) => {
    const profile = {
      user_id: userId,
      name,
      phone: "",
      locale: locale || config.default_locale,
      time_zone: timeZone || config.default_time_zone,
    };
    await insertProfile(db, profile, clock.now());
    return {};
  },
);
