import { userDeleted } from "../../../contracts/events/user.ts";
import { on } from "../../../platform/events/handler.ts";
import { forgetAnswersOf } from "../../../platform/http/idempotency.ts";
import type { Context } from "../context.ts";
import { erasePayer } from "../db/payments.ts";
import { eraseRefundWords } from "../db/refunds.ts";

/** Payments stay, for the books; whose they were is forgotten. */
export const onUserDeleted = on(userDeleted, async (_context: Context, event, tx) => {
  const { user_id } = event.data;
  const payment_ids = await erasePayer(tx, user_id);
  await eraseRefundWords(tx, payment_ids, user_id);
  await forgetAnswersOf(tx, user_id);
});
