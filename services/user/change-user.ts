import type { z } from "zod";
import { userUpdated } from "../../contracts/events/user.ts";
import { notFound } from "../../platform/errors.ts";
import type { Context } from "./context.ts";
import { lockProfile, profileOf, updateProfile } from "./db/profiles.ts";
import type { UserChanges } from "./user-view.ts";

/**
 * Changes what is sent. The address first: auth may refuse it, and then nothing has changed.
 * @throws AppError not_found, email_taken, validation_failed
 */
export async function changeUser(
  context: Context,
  user_id: string,
  { email, phone, ...rest }: z.output<typeof UserChanges>,
): Promise<void> {
  if (!(await profileOf(context.db, user_id))) throw notFound();
  if (email !== undefined) await context.auth.setContact({ userId: user_id, email });
  await context.db.tx(async (tx) => {
    const before = await lockProfile(tx, user_id);
    if (!before) throw notFound();
    await updateProfile(
      tx,
      { ...before, ...rest, ...(phone === undefined ? {} : { phone: phone ?? "" }) },
      context.clock.now(),
    );
    context.outbox.add(tx, userUpdated, { user_id });
  });
}
