import { service } from "../../platform/service.ts";
import { config } from "./config.ts";
import { context } from "./context.ts";
import { onEventCancelled } from "./events/on-event-cancelled.ts";
import { onEventUpdated } from "./events/on-event-updated.ts";
import { onOrdersRequested } from "./events/on-orders-requested.ts";
import { onPaymentCreated } from "./events/on-payment-created.ts";
import { onPaymentFailed } from "./events/on-payment-failed.ts";
import { onPaymentProcessing } from "./events/on-payment-processing.ts";
import { onPaymentRefunded } from "./events/on-payment-refunded.ts";
import { onPaymentSucceeded } from "./events/on-payment-succeeded.ts";
import { onUserDeleted } from "./events/on-user-deleted.ts";
import { completeBookings } from "./jobs/complete-bookings.ts";
import { expireBookings } from "./jobs/expire-bookings.ts";
import { cancelBooking } from "./routes/cancel-booking.ts";
import { confirmBookingNow } from "./routes/confirm-booking.ts";
import { createBooking } from "./routes/create-booking.ts";
import { exportDesk } from "./routes/export-desk.ts";
import { extendHold as extendHoldRoute } from "./routes/extend-hold.ts";
import { getBookingById } from "./routes/get-booking.ts";
import { getHistory } from "./routes/get-history.ts";
import { listBookings } from "./routes/list-bookings.ts";
import { listDesk } from "./routes/list-desk.ts";
import { listSales } from "./routes/list-sales.ts";
import { quoteCancellation } from "./routes/quote-cancellation.ts";
import { replaceItems } from "./routes/replace-items.ts";
import { updateBooking } from "./routes/update-booking.ts";
import { exportPerson } from "./rpc/export-person.ts";
import { findBooking } from "./rpc/find-booking.ts";
import { getBooking } from "./rpc/get-booking.ts";
import { getHold } from "./rpc/get-hold.ts";
import { listReferences } from "./rpc/list-references.ts";
import { nameBuyer } from "./rpc/name-buyer.ts";
import { cancelEventBookings } from "./tasks/cancel-event-bookings.ts";
import { confirmBooking } from "./tasks/confirm-booking.ts";
import { extendHold } from "./tasks/extend-hold.ts";
import { moveBookings } from "./tasks/move-bookings.ts";
import { releaseHolds } from "./tasks/release-holds.ts";
import { restoreHold } from "./tasks/restore-hold.ts";

export const booking = service({
  name: "booking",
  migrations: new URL("./db/migrations/", import.meta.url),
  config,
  context,
  routes: [
    createBooking,
    listBookings,
    listDesk,
    exportDesk,
    listSales,
    getBookingById,
    updateBooking,
    replaceItems,
    extendHoldRoute,
    cancelBooking,
    quoteCancellation,
    confirmBookingNow,
    getHistory,
  ],
  rpc: [getBooking, getHold, nameBuyer, findBooking, listReferences, exportPerson],
  events: [
    onPaymentCreated,
    onPaymentProcessing,
    onPaymentSucceeded,
    onPaymentFailed,
    onPaymentRefunded,
    onEventCancelled,
    onEventUpdated,
    onUserDeleted,
    onOrdersRequested,
  ],
  tasks: [confirmBooking, releaseHolds, restoreHold, extendHold, cancelEventBookings, moveBookings],
  jobs: [expireBookings, completeBookings],
});
