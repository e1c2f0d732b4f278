import type { Settings } from "../../platform/config.ts";

export const config = (settings: Settings) =>
  Object.freeze({
    rooms_per_socket: settings.integer("REALTIME_ROOMS", "rooms one socket may be in", 50, {
      min: 1,
      max: 1_000,
    }),
    sockets: settings.integer("REALTIME_SOCKETS", "sockets one process holds", 20_000, {
      min: 1,
      max: 1_000_000,
    }),
  });
export type Config = ReturnType<typeof config>;
