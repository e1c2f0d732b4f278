import { AppError } from "../../../platform/errors.ts";
import { task } from "../../../platform/jobs/tasks.ts";
import type { Context } from "../context.ts";
import { erase } from "../erase-user.ts";

/** Finishes an erasure that was interrupted. A refusal ends it: the person was told so, or is asked again. */
export const finishErasure = task<Context, { actor_id: string }>(
  "erase-user",
  {},
  async (context, { key, data }) => {
    try {
      await context.auth.closeAccount({ userId: key, actorId: data.actor_id });
    } catch (error) {
      if (error instanceof AppError && error.code === "invalid_state") return;
      throw error;
    }
    await erase(context, key, data.actor_id);
  },
);
