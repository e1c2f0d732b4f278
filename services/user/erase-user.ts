import { userDeleted } from "../../contracts/events/user.ts";
import { audit } from "../../platform/audit.ts";
import { isTransient } from "../../platform/errors.ts";
import { forgetAnswersOf } from "../../platform/http/idempotency.ts";
import type { Context } from "./context.ts";
import { deleteProfile, lockProfile } from "./db/profiles.ts";
import { userErased } from "./facts.ts";

const TASK = "erase-user";
/** Longer than a request may take: the task is for the case that this process dies in the middle. */
const NET_MS = 30_000;

/**
 * Erases a person: the account first, which may be refused, then what is here, and everybody is told.
 * The wish is written down before, so that a crash in between ends in erasure, not in half a person.
 * @throws AppError invalid_state for the last owner of an organization; then nothing has changed
 */
export async function eraseUser(context: Context, user_id: string, actor_id: string): Promise<void> {
  const due_at = new Date(context.clock.now().getTime() + NET_MS);
  await context.db.tx((tx) => context.tasks.ask(tx, TASK, user_id, { due_at, data: { actor_id } }));
  try {
    await context.auth.closeAccount({ userId: user_id, actorId: actor_id });
  } catch (error) {
    // Without an answer the account may be closed already: then the task stays.
    if (!isTransient(error)) await context.db.tx((tx) => context.tasks.drop(tx, TASK, user_id));
    throw error;
  }
  await erase(context, user_id, actor_id);
}

/** What is to be done once the account is closed; doing it twice changes nothing. */
export async function erase(context: Context, user_id: string, actor_id: string): Promise<void> {
  const erased = await context.db.tx(async (tx) => {
    context.tasks.drop(tx, TASK, user_id);
    if (!(await lockProfile(tx, user_id))) return false;
    await deleteProfile(tx, user_id);
    await forgetAnswersOf(tx, user_id);
    audit(tx, context.clock, {
      actor: `user:${actor_id}`,
      action: "user.delete",
      object: `user:${user_id}`,
    });
    context.outbox.add(tx, userDeleted, { user_id });
    return true;
  });
  if (erased) userErased(context, user_id);
}
