import { task } from "../../../platform/jobs/tasks.ts";
import type { Context } from "../context.ts";
import { confirmSettled } from "../saga/confirm.ts";

/** Makes a paid or free booking confirmed with its items issued, or gives it up; until one of both is written. */
export const confirmBooking = task<Context>("confirm-booking", {}, async (context, { key, close }) => {
  await confirmSettled(context, key, close);
});
