import type { Base } from "../../platform/service.ts";

/** A person is gone; what they were called is not said. */
export function userErased({ log, metrics }: Pick<Base, "log" | "metrics">, user_id: string): void {
  metrics.facts.inc({ service: "user", fact: "user_erased" });
  log.info({ erased_user_id: user_id }, "user erased");
}
