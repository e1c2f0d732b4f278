import { task } from "../../../platform/jobs/tasks.ts";
import type { Context } from "../context.ts";
import { restoreHold as restore } from "../saga/restore-hold.ts";

/** Puts a basket back whose change died half-way. Asked for before the change begins, dropped when it has ended. */
export const restoreHold = task<Context, { revision: number }>("restore-hold", {}, (context, { key, data }) =>
  restore(context, key, data.revision),
);
