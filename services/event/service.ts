import { service } from "../../platform/service.ts";
import { config } from "./config.ts";
import { context } from "./context.ts";
import { onAvailabilityChanged } from "./events/on-availability-changed.ts";
import { onOrganizationUpdated } from "./events/on-organization-updated.ts";
import { addPerformance } from "./routes/add-performance.ts";
import { cancelEvent } from "./routes/cancel-event.ts";
import { createEvent } from "./routes/create-event.ts";
import { createVenue } from "./routes/create-venue.ts";
import { deleteEvent } from "./routes/delete-event.ts";
import { duplicateEvent } from "./routes/duplicate-event.ts";
import { getArt } from "./routes/get-art.ts";
import { getEvent } from "./routes/get-event.ts";
import { getEventLayout } from "./routes/get-event-layout.ts";
import { getImage } from "./routes/get-image.ts";
import { getVenue } from "./routes/get-venue.ts";
import { getVenueLayout } from "./routes/get-venue-layout.ts";
import { listEvents } from "./routes/list-events.ts";
import { listVenues } from "./routes/list-venues.ts";
import { publishEvent } from "./routes/publish-event.ts";
import { putImage } from "./routes/put-image.ts";
import { removeImage } from "./routes/remove-image.ts";
import { removePerformance } from "./routes/remove-performance.ts";
import { replaceEventLayout } from "./routes/replace-event-layout.ts";
import { replaceVenueLayout } from "./routes/replace-venue-layout.ts";
import { updateEvent } from "./routes/update-event.ts";
import { updatePerformance } from "./routes/update-performance.ts";
import { updateVenue } from "./routes/update-venue.ts";
import { listEvents as listEventsRpc } from "./rpc/list-events.ts";
import { nameOrganizer } from "./tasks/name-organizer.ts";
import { removeImageFiles } from "./tasks/remove-image-files.ts";
import { settleEvent } from "./tasks/settle-event.ts";
import { turnPrice } from "./tasks/turn-price.ts";

export const event = service({
  name: "event",
  migrations: new URL("./db/migrations/", import.meta.url),
  config,
  context,
  routes: [
    listEvents,
    getEvent,
    createEvent,
    updateEvent,
    deleteEvent,
    publishEvent,
    cancelEvent,
    duplicateEvent,
    getEventLayout,
    replaceEventLayout,
    addPerformance,
    updatePerformance,
    removePerformance,
    listVenues,
    getVenue,
    createVenue,
    updateVenue,
    getVenueLayout,
    replaceVenueLayout,
    putImage,
    removeImage,
    getImage,
    getArt,
  ],
  rpc: [listEventsRpc],
  events: [onAvailabilityChanged, onOrganizationUpdated],
  tasks: [settleEvent, removeImageFiles, nameOrganizer, turnPrice],
});
