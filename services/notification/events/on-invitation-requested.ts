import { organizationInvitationRequested } from "../../../contracts/events/auth.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { queue } from "../queue.ts";

/** The invited may have no account: the message belongs to who invites, the address comes with the link. */
export const onInvitationRequested = on(organizationInvitationRequested, (context: Context, { data }, tx) =>
  queue(context, tx, "organization_invitation", data.request_id, data.invited_by),
);
