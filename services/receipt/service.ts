import { service } from "../../platform/service.ts";
import { config } from "./config.ts";
import { context } from "./context.ts";
import { onBookingConfirmed } from "./events/on-booking-confirmed.ts";
import { downloadReceipt } from "./routes/download-receipt.ts";
import { generateReceipt } from "./routes/generate-receipt.ts";
import { getReceiptFileByLink } from "./routes/get-receipt-file.ts";
import { getReceipt } from "./routes/get-receipt.ts";
import { listReceipts } from "./routes/list-receipts.ts";
import { exportPerson } from "./rpc/export-person.ts";
import { getReceiptFile } from "./rpc/get-receipt-file.ts";
import { makeReceipt } from "./tasks/make-receipt.ts";

export const receipt = service({
  name: "receipt",
  migrations: new URL("./db/migrations/", import.meta.url),
  config,
  context,
  routes: [listReceipts, generateReceipt, getReceipt, downloadReceipt, getReceiptFileByLink],
  rpc: [getReceiptFile, exportPerson],
  events: [onBookingConfirmed],
  tasks: [makeReceipt],
});
