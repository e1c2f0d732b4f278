import type { Client } from "@connectrpc/connect";
import { BookingService } from "../../contracts/gen/booking/v1/booking_pb.ts";
import { EventService } from "../../contracts/gen/event/v1/event_pb.ts";
import type { Base } from "../../platform/service.ts";
import type { Config } from "./config.ts";
import type { SearchEngine } from "./search/engine.ts";
import { openSearch } from "./search/opensearch.ts";
import { postgresSearch } from "./search/postgres.ts";

export interface Context extends Base<Config> {
  bookings: Client<typeof BookingService>;
  events: Client<typeof EventService>;
  search: SearchEngine;
}

export const context = (base: Base<Config>): Context => ({
  ...base,
  db: base.db,
  bookings: base.rpc("booking", BookingService),
  events: base.rpc("event", EventService),
  search: base.config.search_url
    ? openSearch(base.config.search_url, base.config.search_index, base.log)
    : postgresSearch(base.db),
});
