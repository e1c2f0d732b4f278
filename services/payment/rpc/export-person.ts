import { exportOf } from "../../../platform/rpc/export-person.ts";
import type { Context } from "../context.ts";
import { disputesByPayment } from "../db/disputes.ts";
import { paymentsOfUser } from "../db/payments.ts";
import { refundsByPayment } from "../db/refunds.ts";
import { viewDispute, viewPayment, viewRefund } from "../view.ts";

/** No card data: there is none here. */
export const exportPerson = exportOf<Context>([
  {
    name: "payments",
    async read({ db }, user_id, after, limit) {
      const found = await paymentsOfUser(db, user_id, { before: after, limit });
      const ids = found.map(({ id }) => id);
      const [refunds, disputes] = await Promise.all([refundsByPayment(db, ids), disputesByPayment(db, ids)]);
      return found.map((payment) => ({
        ...viewPayment(payment),
        refunds: (refunds.get(payment.id) ?? []).map(viewRefund),
        disputes: (disputes.get(payment.id) ?? []).map(viewDispute),
      }));
    },
  },
]);
