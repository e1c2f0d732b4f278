import { job } from "../../../platform/jobs/job.ts";
import type { Context } from "../context.ts";

/** Ends sockets whose other side is gone without a word. */
export const probeSockets = job("probe-sockets", 30_000, async (context: Context) => {
  for (const connection of context.hub.connections) connection.probe();
  return 0;
});
