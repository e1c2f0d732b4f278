import type { Log } from "../log.ts";
import type { PlatformConfig } from "../settings.ts";
import type { Bus } from "./bus.ts";
import { postgresBus } from "./postgres.ts";

/** The bus that the settings name. It connects when it is used, and need not be there yet. */
export async function openBus({ kafka }: PlatformConfig, log: Log): Promise<Bus> {
  if (!kafka) return postgresBus;
  // Loaded here: who has no Kafka never pays for it.
  const { openKafka } = await import("./kafka.ts");
  return openKafka(kafka, log);
}
