import { job } from "../../../platform/jobs/job.ts";
import type { Context } from "../context.ts";
import { deleteOldAttempts } from "../db/attempts.ts";
import { deleteExpiredInvitations } from "../db/invitations.ts";
import { deleteExpiredMailRequests } from "../db/mail-requests.ts";
import { deleteExpiredSessions } from "../db/sessions.ts";

/** What is over is refused anyhow; this only keeps the tables small. */
export const forgetExpired = job("forget-expired", 60_000, async ({ db, clock }: Context) => {
  const now = clock.now();
  const links = (await deleteExpiredMailRequests(db, now)) + (await deleteExpiredInvitations(db, now));
  return links + (await deleteExpiredSessions(db, now)) + (await deleteOldAttempts(db, now));
});
