import { service } from "../../platform/service.ts";
import { config } from "./config.ts";
import { context } from "./context.ts";
import { forgetExpired } from "./jobs/forget-expired.ts";
import { acceptInvitation } from "./routes/accept-invitation.ts";
import { changeMember } from "./routes/change-member.ts";
import { confirmPasswordReset } from "./routes/confirm-password-reset.ts";
import { createGuest } from "./routes/create-guest.ts";
import { createOrganization } from "./routes/create-organization.ts";
import { endSession } from "./routes/end-session.ts";
import { getJwks } from "./routes/get-jwks.ts";
import { getOrganization as readOrganization } from "./routes/get-organization.ts";
import { inviteMember } from "./routes/invite-member.ts";
import { listMembers } from "./routes/list-members.ts";
import { listOrganizations } from "./routes/list-organizations.ts";
import { listSessions } from "./routes/list-sessions.ts";
import { login } from "./routes/login.ts";
import { logoutAll } from "./routes/logout-all.ts";
import { logout } from "./routes/logout.ts";
import { refresh } from "./routes/refresh.ts";
import { register } from "./routes/register.ts";
import { removeMember } from "./routes/remove-member.ts";
import { requestOrders } from "./routes/request-orders.ts";
import { requestPasswordReset } from "./routes/request-password-reset.ts";
import { resendVerification } from "./routes/resend-verification.ts";
import { setPassword } from "./routes/set-password.ts";
import { updateOrganization } from "./routes/update-organization.ts";
import { verifyEmail } from "./routes/verify-email.ts";
import { closeAccount } from "./rpc/close-account.ts";
import { createMailLink } from "./rpc/create-mail-link.ts";
import { exportPerson } from "./rpc/export-person.ts";
import { findByEmail } from "./rpc/find-by-email.ts";
import { getAccount } from "./rpc/get-account.ts";
import { getKeys } from "./rpc/get-keys.ts";
import { getOrganization } from "./rpc/get-organization.ts";
import { getSession } from "./rpc/get-session.ts";
import { grantRole } from "./rpc/grant-role.ts";
import { listContacts } from "./rpc/list-contacts.ts";
import { setContact } from "./rpc/set-contact.ts";
import { findOrders } from "./tasks/find-orders.ts";
import { sendPasswordReset } from "./tasks/send-password-reset.ts";

export const auth = service({
  name: "auth",
  migrations: new URL("./db/migrations/", import.meta.url),
  config,
  context,
  routes: [
    register,
    createGuest,
    login,
    refresh,
    logout,
    logoutAll,
    listSessions,
    endSession,
    verifyEmail,
    resendVerification,
    requestPasswordReset,
    confirmPasswordReset,
    requestOrders,
    setPassword,
    getJwks,
    createOrganization,
    listOrganizations,
    readOrganization,
    updateOrganization,
    listMembers,
    inviteMember,
    acceptInvitation,
    changeMember,
    removeMember,
  ],
  rpc: [
    exportPerson,
    getKeys,
    getSession,
    getAccount,
    listContacts,
    findByEmail,
    setContact,
    createMailLink,
    closeAccount,
    getOrganization,
    grantRole,
  ],
  tasks: [sendPasswordReset, findOrders],
  jobs: [forgetExpired],
});
