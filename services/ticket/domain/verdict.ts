export type Result = "ok" | "already_used" | "cancelled" | "wrong_event" | "wrong_date" | "invalid";

/** What is known of a ticket at the door. */
export interface DoorTicket {
  event_id: string;
  performance_id: string;
  status: string;
}

/**
 * What the door says. Nobody is refused for being early.
 * @param ticket what the code stands for; undefined when it is no code of ours
 * @param at the performance that is being let in
 */
export function judge(
  ticket: DoorTicket | undefined,
  at: { event_id: string; performance_id: string },
): Result {
  if (!ticket) return "invalid";
  if (ticket.event_id !== at.event_id) return "wrong_event";
  if (ticket.performance_id !== at.performance_id) return "wrong_date";
  if (ticket.status === "CANCELLED") return "cancelled";
  return ticket.status === "USED" ? "already_used" : "ok";
}
