import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import type { Client } from "@connectrpc/connect";
import { BookingService } from "../../../contracts/gen/booking/v1/booking_pb.ts";
import {
  InventoryService,
  type ItemSchema,
  type ReserveResponse,
} from "../../../contracts/gen/inventory/v1/inventory_pb.ts";
import {
  type PutEventRequest,
  PutEventRequestSchema,
  TicketService,
} from "../../../contracts/gen/ticket/v1/ticket_pb.ts";
import { UserService } from "../../../contracts/gen/user/v1/user_pb.ts";
import { AppError } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { rpc, type RpcMethod } from "../../../platform/rpc/method.ts";
import { service } from "../../../platform/service.ts";
import { type Harness, startHarness } from "../../../platform/testing/harness.ts";
import { type ToyAuth, toyAuth } from "../../../platform/testing/toy-auth.ts";
import { ticket } from "../service.ts";

export type Item = MessageInitShape<typeof ItemSchema>;
const HOUR_MS = 3_600_000;

/** Ticket alone, with a stand-in for booking that answers as the test says. */
export interface House extends AsyncDisposable {
  harness: Harness;
  auth: ToyAuth;
  url: string;
  inventory: Client<typeof InventoryService>;
  tickets: Client<typeof TicketService>;
  /** What booking says about holds: a state, or undefined for no answer. */
  hold_state: { value: string | undefined };
  /** Who has which name, and which booking which reference: what user and booking say. */
  names: Map<string, string>;
  references: Map<string, string>;
  /** Rows of a query on ticket's database. */
  rows(text: string, ...values: unknown[]): Promise<Record<string, unknown>[]>;
}

export async function openHouse(): Promise<House> {
  const auth = await toyAuth();
  const hold_state: House["hold_state"] = { value: "open" };
  const names: House["names"] = new Map();
  const references: House["references"] = new Map();
  const away = () => new AppError("unavailable", "dependency_unavailable");
  const booking = service({
    name: "booking",
    config: () => ({}),
    context: (base) => base,
    rpc: [
      rpc(BookingService.method.getHold, async () => {
        if (hold_state.value === undefined) throw away();
        return { state: hold_state.value };
      }),
      rpc(BookingService.method.nameBuyer, async () => ({})),
      rpc(BookingService.method.getBooking, async () => ({ booking: { reference: "FY-8K2M-7Q" } })),
      rpc(BookingService.method.listReferences, async () => ({})),
      rpc(BookingService.method.findBooking, async (_context: unknown, { reference }) => ({
        bookingId: references.get(reference) ?? "",
      })),
    ] as RpcMethod<unknown>[],
  });
  const user = service({
    name: "user",
    // With a database, and so with a log, which ticket reads.
    migrations: new URL("../../../platform/testing/toy/migrations/", import.meta.url),
    config: () => ({}),
    context: (base) => base,
    rpc: UserService.methods.map((method): RpcMethod<unknown> => ({
      method,
      handle: async (_context, request) => {
        const { text = "" } = request as { text?: string };
        const found = [...names].filter(([, name]) => name.includes(text));
        return { people: found.map(([userId, name]) => ({ userId, name })) };
      },
    })),
  });
  const harness = await startHarness({
    entries: [
      auth.entry,
      { name: "booking", http_port: 0, rpc_port: 0, load: async () => booking },
      { name: "user", http_port: 0, rpc_port: 0, load: async () => user },
      { name: "ticket", http_port: 0, rpc_port: 0, load: async () => ticket },
    ],
    names: ["auth", "booking", "user", "ticket"],
  });
  const { base, db } = harness.room("ticket");
  return {
    harness,
    auth,
    url: harness.runtime.fronts.find((front) => front.name === "ticket")!.url,
    inventory: base.rpc("ticket", InventoryService),
    tickets: base.rpc("ticket", TicketService),
    hold_state,
    names,
    references,
    rows: async (text, ...values) =>
      (await db!.query({ name: "", text, values })).rows as Record<string, unknown>[],
    [Symbol.asyncDispose]: () => harness.stop(),
  };
}

export interface Show {
  event_id: string;
  organization_id: string;
  performance_id: string;
  other_performance_id: string;
  stalls: string;
  floor: string;
  full: string;
  /** At most 4 a person. */
  limited: string;
  push: PutEventRequest;
  /** Ids of the seats, row by row. */
  seats: string[];
}

/** An event with 30 seats in three rows and 100 standing places, on sale now, twice. */
export async function putShow(
  house: House,
  change: (push: PutEventRequest) => void = () => {},
): Promise<Show> {
  const [
    event_id,
    organization_id,
    performance_id,
    other_performance_id,
    stalls,
    floor,
    full,
    limited,
    section,
  ] = Array.from({ length: 9 }, newId) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const now = house.harness.clock.now().getTime();
  const at = (hours: number) => timestampFromDate(new Date(now + hours * HOUR_MS));
  const price = { priceAmount: 6900n, priceCurrency: "EUR", taxBasisPoints: 900 };
  const push = create(PutEventRequestSchema, {
    eventId: event_id,
    slug: "test-night",
    name: "Test Night",
    venueName: "Harbour House",
    timeZone: "Europe/Dublin",
    organizationId: organization_id,
    version: 1,
    performances: [
      { id: performance_id, startsAt: at(48), endsAt: at(51), doorsAt: at(47), saleStartsAt: at(-1) },
      { id: other_performance_id, startsAt: at(72), endsAt: at(75) },
    ],
    zones: [
      { id: stalls, name: "Stalls", kind: "SEATED", color: "#112233" },
      { id: floor, name: "Floor", kind: "STANDING", color: "#112233", capacity: 100 },
    ],
    sections: [{ id: section, name: "Stalls", zoneId: stalls }],
    ticketTypes: [
      { id: full, name: "Full", minPerBooking: 1, maxPerBooking: 10 },
      { id: limited, name: "Friend", minPerBooking: 1, maxPerBooking: 10, maxPerPerson: 4 },
    ],
    prices: [stalls, floor].flatMap((zoneId) =>
      [full, limited].map((ticketTypeId) => ({ ...price, zoneId, ticketTypeId })),
    ),
    places: ["A", "B", "C"].flatMap((row, line) =>
      Array.from({ length: 10 }, (_, seat) => ({
        zoneId: stalls,
        sectionId: section,
        row,
        label: String(seat + 1),
        x: seat * 26,
        y: line * 27,
        kind: "SEAT",
      })),
    ),
    focusX: 117,
    focusY: -60,
  });
  change(push);
  await house.tickets.putEvent(push);
  const seats = (
    await house.rows(
      "select id from places where performance_id = $1 and section_id is not null order by rank",
      performance_id,
    )
  ).map(({ id }) => id as string);
  return {
    event_id,
    organization_id,
    performance_id,
    other_performance_id,
    stalls,
    floor,
    full,
    limited,
    push,
    seats,
  };
}

/** One certain seat. */
export const seat = (show: Show, place_id: string, index = 0, ticket_type_id = show.full): Item => ({
  index,
  itemId: newId(),
  quantity: 1,
  wanted: {
    case: "place",
    value: { performanceId: show.performance_id, ticketTypeId: ticket_type_id, placeId: place_id },
  },
});
/** So many of a zone. */
export const anyOf = (
  show: Show,
  zone_id: string,
  quantity: number,
  { index = 0, ticket_type_id = show.full, best = false } = {},
): Item => ({
  index,
  itemId: newId(),
  quantity,
  wanted: {
    case: "place",
    value: {
      performanceId: show.performance_id,
      ticketTypeId: ticket_type_id,
      zoneId: zone_id,
      bestAvailable: best,
    },
  },
});

export interface Basket {
  hold_id: string;
  booking_id: string;
  user_id: string;
  hold(items: Item[], revision?: number): Promise<ReserveResponse>;
}

/** A buyer with a basket. */
export function basket(house: House, { user_id = newId(), contact_hash = "" } = {}): Basket {
  const [hold_id, booking_id] = [newId(), newId()];
  return {
    hold_id,
    booking_id,
    user_id,
    hold: (items, revision = 1) =>
      house.inventory.reserve({
        holdId: hold_id,
        bookingId: booking_id,
        revision,
        items,
        buyer: { userId: user_id, contactHash: contact_hash, guest: contact_hash !== "" },
        until: timestampFromDate(new Date(house.harness.clock.now().getTime() + 600_000)),
      }),
  };
}

/** The codes of those that were refused, and how many were not. */
export async function outcomes(
  calls: Promise<unknown>[],
): Promise<{ won: number; codes: Record<string, number> }> {
  const settled = await Promise.allSettled(calls);
  const codes: Record<string, number> = {};
  for (const result of settled) {
    if (result.status === "fulfilled") continue;
    const code = result.reason instanceof AppError ? result.reason.code : String(result.reason);
    codes[code] = (codes[code] ?? 0) + 1;
  }
  return { won: settled.filter(({ status }) => status === "fulfilled").length, codes };
}
