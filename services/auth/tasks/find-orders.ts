import { userOrdersRequested } from "../../../contracts/events/auth.ts";
import { task } from "../../../platform/jobs/tasks.ts";
import { tryAgainIn } from "../attempts.ts";
import type { Context } from "../context.ts";
import { lockAccount, namedBy } from "../db/accounts.ts";
import { takeResetRequest } from "../db/reset-requests.ts";

/** Who names one address more often has none of it; the newest are those that are looked for. */
const MOST = 20;

/** Everybody who gave this address, guests of other browsers too: what they booked is mailed there again. */
export const findOrders = task<Context>("find-orders", {}, async (context, { key }) => {
  await context.db.tx(async (tx) => {
    const wish = await takeResetRequest(tx, key);
    if (!wish || (await tryAgainIn(context, tx, "orders_mail", wish.email_key)) > 0) return;
    for (const { id } of await namedBy(tx, wish.email_key, MOST)) {
      const account = await lockAccount(tx, id);
      if (account?.email_key === wish.email_key)
        context.outbox.add(tx, userOrdersRequested, { user_id: id, request_id: key });
    }
  });
});
