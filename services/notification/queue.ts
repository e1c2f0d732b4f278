import type { Tx } from "../../platform/db/database.ts";
import type { Context } from "./context.ts";
import { queueMessage } from "./db/messages.ts";
import type { TemplateName } from "./domain/messages.ts";
import { newId } from "../../platform/ids.ts";

/** Queues one message per reason and person; asked again, nothing happens. */
export async function queue(
  context: Context,
  tx: Tx,
  template: TemplateName,
  about: string,
  user_id: string,
): Promise<void> {
  const id = newId();
  if (await queueMessage(tx, id, user_id, template, about, context.clock.now()))
    context.tasks.ask(tx, "send-message", id);
}
