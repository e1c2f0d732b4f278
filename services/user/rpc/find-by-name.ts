import { UserService } from "../../../contracts/gen/user/v1/user_pb.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { profilesNamed } from "../db/profiles.ts";

const MAX = 100;

export const findByName = rpc(
  UserService.method.findByName,
  async ({ db }: Context, { userIds, text, limit }) => ({
    people: (await profilesNamed(db, userIds, text.trim(), Math.min(limit || MAX, MAX))).map((person) => ({
      userId: person.user_id,
      name: person.name,
    })),
  }),
);
