import { service } from "../../platform/service.ts";
import { config } from "./config.ts";
import { context } from "./context.ts";
import { onBookingCancelled } from "./events/on-booking-cancelled.ts";
import { onBookingConfirmed } from "./events/on-booking-confirmed.ts";
import { onBookingCreated } from "./events/on-booking-created.ts";
import { onBookingExpired } from "./events/on-booking-expired.ts";
import { onBookingFailed } from "./events/on-booking-failed.ts";
import { onBookingUpdated } from "./events/on-booking-updated.ts";
import { onUserDeleted } from "./events/on-user-deleted.ts";
import { reconcileDisputes } from "./jobs/reconcile-disputes.ts";
import { reconcilePayments } from "./jobs/reconcile-payments.ts";
import { checkPayment } from "./routes/check-payment.ts";
import { createPayment } from "./routes/create-payment.ts";
import { getPayment } from "./routes/get-payment.ts";
import { listPayments } from "./routes/list-payments.ts";
import { listRefunds } from "./routes/list-refunds.ts";
import { receivePayPalWebhook } from "./routes/receive-paypal-webhook.ts";
import { receiveStripeWebhook } from "./routes/receive-stripe-webhook.ts";
import { refundPayment } from "./routes/refund-payment.ts";
import { exportPerson } from "./rpc/export-person.ts";
import { getPaymentRpc } from "./rpc/get-payment.ts";
import { repricePayment } from "./rpc/reprice.ts";
import { alignPrice } from "./tasks/align-price.ts";
import { cancelIntent } from "./tasks/cancel-intent.ts";
import { captureIntent } from "./tasks/capture-intent.ts";
import { handleWebhook } from "./tasks/handle-webhook.ts";
import { reportDispute } from "./tasks/report-dispute.ts";
import { reportFailedRefund } from "./tasks/report-failed-refund.ts";
import { sendRefundTask } from "./tasks/send-refund.ts";

export const payment = service({
  name: "payment",
  migrations: new URL("./db/migrations/", import.meta.url),
  config,
  context,
  routes: [
    createPayment,
    listPayments,
    getPayment,
    checkPayment,
    refundPayment,
    listRefunds,
    receiveStripeWebhook,
    receivePayPalWebhook,
  ],
  rpc: [repricePayment, getPaymentRpc, exportPerson],
  events: [
    onBookingCreated,
    onBookingUpdated,
    onBookingConfirmed,
    onBookingCancelled,
    onBookingExpired,
    onBookingFailed,
    onUserDeleted,
  ],
  tasks: [
    handleWebhook,
    captureIntent,
    cancelIntent,
    sendRefundTask,
    alignPrice,
    reportFailedRefund,
    reportDispute,
  ],
  jobs: [reconcilePayments, reconcileDisputes],
});
