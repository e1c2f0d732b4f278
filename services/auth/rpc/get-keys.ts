import { AuthService } from "../../../contracts/gen/auth/v1/auth_pb.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";

export const getKeys = rpc(AuthService.method.getKeys, async (context: Context) => ({
  jwksJson: JSON.stringify(await context.keys.jwks()),
}));
