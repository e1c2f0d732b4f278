import { z } from "zod";
import { defineEvent } from "../types/event.ts";
import { Id } from "../types/ids.ts";

export const userCreated = defineEvent(
  "user.created",
  1,
  "user_id",
  z.object({ user_id: Id, guest: z.boolean() }),
  "An account or a guest came into being.",
);
export const userVerificationRequested = defineEvent(
  "user.verification_requested",
  1,
  "user_id",
  z.object({ user_id: Id, request_id: Id }),
  "Somebody must prove an e-mail address; the token is asked for by RPC when the mail is written.",
);
export const userPasswordResetRequested = defineEvent(
  "user.password_reset_requested",
  1,
  "user_id",
  z.object({ user_id: Id, request_id: Id }),
  "Somebody asked for a new password; the token is asked for by RPC.",
);
export const userOrdersRequested = defineEvent(
  "user.orders_requested",
  1,
  "user_id",
  z.object({ user_id: Id, request_id: Id }),
  "Somebody looks for what was booked with the address of this person: it is mailed there again.",
);
export const sessionRevoked = defineEvent(
  "session.revoked",
  1,
  "user_id",
  z.object({ user_id: Id, session_id: Id.nullable() }),
  "A session ended; null means all of the person's.",
);
export const rightsChanged = defineEvent(
  "user.rights_changed",
  1,
  "user_id",
  z.object({ user_id: Id }),
  "Roles, memberships or contact of a person changed: caches must ask again.",
);

export const organizationInvitationRequested = defineEvent(
  "organization.invitation_requested",
  1,
  "organization_id",
  z.object({ organization_id: Id, request_id: Id, invited_by: Id }),
  "Somebody is invited to an organization; address and token are asked for by RPC when the mail is written.",
);
export const organizationUpdated = defineEvent(
  "organization.updated",
  1,
  "organization_id",
  z.object({ organization_id: Id }),
  "Name, address or the like of an organization changed: whoever copied it asks again.",
);

export const authEvents = [
  userCreated,
  userVerificationRequested,
  userPasswordResetRequested,
  userOrdersRequested,
  sessionRevoked,
  rightsChanged,
  organizationInvitationRequested,
  organizationUpdated,
];
