import { service } from "../../platform/service.ts";
import { config } from "./config.ts";
import { context } from "./context.ts";
import { onUserDeleted } from "./events/on-user-deleted.ts";
import { lapseHolds } from "./jobs/lapse-holds.ts";
import { blockPlaces } from "./routes/block-places.ts";
import { cancelTicket } from "./routes/cancel-ticket.ts";
import { checkInTicket } from "./routes/check-in-ticket.ts";
import { exportAttendees } from "./routes/export-attendees.ts";
import { findTicketsAtDoor } from "./routes/find-at-door.ts";
import { getAvailability as getAvailabilityRoute } from "./routes/get-availability.ts";
import { getDoorList } from "./routes/get-door-list.ts";
import { getFile } from "./routes/get-file.ts";
import { getPdf } from "./routes/get-pdf.ts";
import { getQrPng } from "./routes/get-qr-png.ts";
import { getQrSvg } from "./routes/get-qr-svg.ts";
import { getSeating } from "./routes/get-seating.ts";
import { getTicket } from "./routes/get-ticket.ts";
import { listAttendees } from "./routes/list-attendees.ts";
import { listBlocks } from "./routes/list-blocks.ts";
import { listPlaceCounts } from "./routes/list-counts.ts";
import { listDoorConflicts } from "./routes/list-door-conflicts.ts";
import { listTickets as listTicketsRoute } from "./routes/list-tickets.ts";
import { suggestPlaces } from "./routes/suggest-places.ts";
import { undoTicketCheckIn } from "./routes/undo-check-in.ts";
import { validateTicket } from "./routes/validate-ticket.ts";
import { check } from "./rpc/check.ts";
import { commit } from "./rpc/commit.ts";
import { exportPerson } from "./rpc/export-person.ts";
import { extend } from "./rpc/extend.ts";
import { getAvailability } from "./rpc/get-availability.ts";
import { listCounts } from "./rpc/list-counts.ts";
import { listTickets } from "./rpc/list-tickets.ts";
import { makeTicketsPdf } from "./rpc/make-tickets-pdf.ts";
import { nameBuyer } from "./rpc/name-buyer.ts";
import { putEvent } from "./rpc/put-event.ts";
import { release } from "./rpc/release.ts";
import { reserve } from "./rpc/reserve.ts";
import { setBlocked } from "./rpc/set-blocked.ts";

export const ticket = service({
  name: "ticket",
  migrations: new URL("./db/migrations/", import.meta.url),
  config,
  context,
  routes: [
    getSeating,
    getAvailabilityRoute,
    suggestPlaces,
    listTicketsRoute,
    getTicket,
    getQrSvg,
    getQrPng,
    getPdf,
    getFile,
    validateTicket,
    checkInTicket,
    undoTicketCheckIn,
    getDoorList,
    findTicketsAtDoor,
    listDoorConflicts,
    listAttendees,
    exportAttendees,
    listPlaceCounts,
    blockPlaces,
    listBlocks,
    cancelTicket,
  ],
  rpc: [
    check,
    reserve,
    nameBuyer,
    extend,
    commit,
    release,
    putEvent,
    setBlocked,
    listCounts,
    getAvailability,
    listTickets,
    makeTicketsPdf,
    exportPerson,
  ],
  events: [onUserDeleted],
  jobs: [lapseHolds],
});
