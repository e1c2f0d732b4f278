import { task } from "../../../platform/jobs/tasks.ts";
import type { Context } from "../context.ts";
import { makeReceipt as make } from "../make-receipt.ts";

/** Makes the receipt of a booking, its key; until it is made. The mail waits for it, so in a rush both follow later. */
export const makeReceipt = task<Context>("make-receipt", { patient: true }, async (context, { key }) => {
  await make(context, key);
});
