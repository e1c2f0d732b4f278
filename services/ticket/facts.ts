import type { Context } from "./context.ts";

type Fact =
  | "held"
  | "refused"
  | "sold"
  | "released"
  | "lapsed"
  | "checked_in"
  | "check_in_undone"
  | "turned_away"
  | "ticket_cancelled";

/** A business fact: one line for people, one count for Prometheus. Ids and numbers only. */
export function report(context: Context, fact: Fact, fields: Record<string, string | number | null>): void {
  context.metrics.facts.inc({ service: context.service, fact });
  context.log.info({ fact, ...fields }, fact.replaceAll("_", " "));
}
