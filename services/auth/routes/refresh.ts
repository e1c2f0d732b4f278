import { z } from "zod";
import { unauthenticated } from "../../../platform/errors.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { clearRefreshCookie, refreshCookie } from "../cookie.ts";
import { GivenToken, TokenPair, tokenPair } from "../session-answer.ts";
import { exchange } from "../sessions.ts";

/** With a token in the body, the new one comes in the body; without, the cookie is exchanged for a cookie. */
export const refresh = route({
  method: "POST",
  path: "/auth/refresh",
  summary: "Exchange a refresh token for a new pair",
  access: "public",
  body: z.object({ refresh_token: GivenToken.optional() }),
  replies: { 200: TokenPair },
  errors: ["unauthenticated", "forbidden"],
  async handler(context: Context, request) {
    const given = request.body.refresh_token;
    const token = given ?? refreshCookie(context, request);
    const open = token === undefined ? undefined : await exchange(context, token);
    if (open) return tokenPair(context, request, open, given === undefined ? "cookie" : "body");
    if (given === undefined && token !== undefined) clearRefreshCookie(context, request.native.reply);
    throw unauthenticated("This session has ended.");
  },
});
