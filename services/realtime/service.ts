import { service } from "../../platform/service.ts";
import { config } from "./config.ts";
import { type Context, context } from "./context.ts";
import { onAvailabilityChanged } from "./events/on-availability-changed.ts";
import { onBookingChanged } from "./events/on-booking-changed.ts";
import { onSessionRevoked } from "./events/on-session-revoked.ts";
import { probeSockets } from "./jobs/probe-sockets.ts";
import { publish } from "./rpc/publish.ts";
import { upgrade } from "./socket.ts";

export const realtime = service({
  name: "realtime",
  config,
  context,
  rpc: [publish],
  watches: [...onBookingChanged, onAvailabilityChanged, onSessionRevoked],
  jobs: [probeSockets],
  socket: { path: "/ws", upgrade },
  stop: (own: Context) => own.hub.closeAll(),
});
