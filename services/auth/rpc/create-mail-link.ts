import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import { AuthService } from "../../../contracts/gen/auth/v1/auth_pb.ts";
import { Id } from "../../../contracts/types/ids.ts";
import { notFound } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { giveTokenToInvitation } from "../db/invitations.ts";
import { giveTokenTo } from "../db/mail-requests.ts";
import { LINK_MS } from "../mail-links.ts";
import { only } from "../rpc-callers.ts";
import { newToken } from "../tokens.ts";

/** Each call makes a new token, and the one before dies: a mail that is written twice has one good link. */
export const createMailLink = rpc(
  AuthService.method.createMailLink,
  async ({ db, clock }: Context, { requestId }, call) => {
    only(call, "notification", "auth");
    if (!Id.safeParse(requestId).success) throw notFound();
    const { token, token_hash } = newToken();
    const now = clock.now();
    const in_ms = (ms: number) => new Date(now.getTime() + ms);
    const request = await giveTokenTo(db, requestId, token_hash, now, {
      email_verification: in_ms(LINK_MS.email_verification),
      password_reset: in_ms(LINK_MS.password_reset),
    });
    if (request)
      return {
        purpose: request.purpose,
        email: request.email,
        token,
        expiresAt: timestampFromDate(request.expires_at),
        userId: request.user_id,
      };
    const invitation = await giveTokenToInvitation(db, requestId, token_hash, now);
    if (!invitation) throw notFound();
    const { email, expires_at, organization_id, role } = invitation;
    return {
      purpose: "organization_invitation",
      email,
      token,
      expiresAt: timestampFromDate(expires_at),
      organizationId: organization_id,
      role,
    };
  },
);
