import type { Context } from "./context.ts";
import type { Message } from "./db/messages.ts";

/** What became of a message. */
export function messageEnded(
  { log, metrics }: Context,
  { id, template, about }: Message,
  status: string,
): void {
  metrics.facts.inc({ service: "notification", fact: `message_${status}` });
  log.info({ message_id: id, template, about, status }, "message ended");
}
