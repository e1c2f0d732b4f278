import type { Tx } from "../../platform/db/transaction.ts";
import type { Context } from "./context.ts";
import { queueMessage } from "./db/messages.ts";
import type { TemplateName } from "./domain/messages.ts";
import { newId } from "../../platform/ids.ts";

/**
 * Queues one message per reason and person; asked again, nothing happens.
 * @param occasion_id which evening of a booking, where it is about one
 */
export async function queue(
  context: Context,
  tx: Tx,
  template: TemplateName,
  about: string,
  user_id: string,
  occasion_id: string | null = null,
): Promise<void> {
  const id = newId();
  if (await queueMessage(tx, { id, user_id, template, about, occasion_id }, context.clock.now()))
    context.tasks.ask(tx, "send-message", id);
}

/** Looks at the reminders of a booking then, instead of when it would have before. */
export async function remindAt(
  context: Context,
  tx: Tx,
  booking_id: string,
  remind_at: string | null | undefined,
): Promise<void> {
  if (remind_at) context.tasks.ask(tx, "remind", booking_id, { due_at: new Date(remind_at) });
}
