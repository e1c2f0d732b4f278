import assert from "node:assert/strict";
import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import { AuthService } from "../../../contracts/gen/auth/v1/auth_pb.ts";
import { BookingService } from "../../../contracts/gen/booking/v1/booking_pb.ts";
import { InventoryService } from "../../../contracts/gen/inventory/v1/inventory_pb.ts";
import { TicketService } from "../../../contracts/gen/ticket/v1/ticket_pb.ts";
import type { Layout } from "../../../contracts/types/layout.ts";
import { AppError } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { rpc, type RpcMethod } from "../../../platform/rpc/method.ts";
import { type Service, service } from "../../../platform/service.ts";
import { type Harness, startHarness } from "../../../platform/testing/harness.ts";
import { toyAuth } from "../../../platform/testing/toy-auth.ts";
import { system } from "../../../system.ts";
import { seatAt, seated } from "../domain/layouts.ts";
import { event } from "../service.ts";

// oxlint-disable-next-line typescript/no-explicit-any
export type Json = any;
export interface Answer {
  status: number;
  headers: Headers;
  body: Json;
  bytes: Buffer;
}
export interface Sent {
  method?: string;
  body?: unknown;
  /** A body as it stands, with its type. */
  bytes?: Uint8Array;
  type?: string;
  if_match?: number | string;
  key?: string;
  headers?: Record<string, string>;
}
type Call = (path: string, sent?: Sent) => Promise<Answer>;

/** Event and ticket, with stand-ins for auth and booking, and an organizer with a venue. */
export interface House {
  harness: Harness;
  url: string;
  organization_id: string;
  venue_id: string;
  /** As the owner of the organization. */
  own: Call;
  anybody: Call;
  /** As somebody with this role in the organization; without one, as a stranger. */
  as(role?: string): Promise<Call>;
  /** What ticket's next PutEvents do before and after they are handled; each is used once. */
  faults: ((put: () => Promise<unknown>) => Promise<unknown>)[];
  /** How auth calls the organization. */
  organizer: { name: string };
  /** Somebody takes these places of a performance. */
  hold(performance_id: string, place_ids: string[], ticket_type_id: string): Promise<void>;
  stop(): Promise<void>;
}

export const type = (key: string) => ({ key, name: key, max_per_booking: 100 });
export const price = (zone_key: string, ticket_type_key: string, price_amount: number) => ({
  zone_key,
  ticket_type_key,
  price_amount,
  price_currency: "EUR",
  tax_basis_points: 900,
});
const DAY_MS = 86_400_000;
export const inDays = (days: number) =>
  new Date(Math.floor((Date.now() + days * DAY_MS) / 1000) * 1000).toISOString();
export const night = (day: number) => ({ starts_at: inDays(day), ends_at: inDays(day + 0.1) });

/** Three rows of four seats in the stalls, ten standing. */
export const smallLayout = (): Layout => ({
  sections: [{ key: "stalls", name: "Stalls", zone_key: "stalls" }],
  zones: [
    seated("stalls", "Stalls", "#4780b8"),
    { key: "floor", name: "Floor", kind: "STANDING", color: "#b16f23", capacity: 10 },
  ],
  places: ["A", "B", "C"].flatMap((row, y) =>
    [1, 2, 3, 4].map((label) =>
      seatAt({ section_key: "stalls", zone_key: "stalls" }, row, label, [label * 26, 100 + y * 27]),
    ),
  ),
  shapes: [
    {
      kind: "AREA",
      points: [
        [0, 200],
        [100, 200],
        [100, 260],
      ],
      zone_key: "floor",
    },
    {
      kind: "STAGE",
      points: [
        [0, 0],
        [100, 40],
      ],
    },
  ],
});

export async function openHouse(options: { venue?: boolean } = {}): Promise<House> {
  const auth = await toyAuth();
  const faults: House["faults"] = [];
  const organizer = { name: "Harbour House" };
  const plain = await auth.entry.load();
  const naming = rpc(AuthService.method.getOrganization, async () => organizer);
  const named = service({
    ...plain,
    rpc: [...plain.rpc!.filter(({ method }) => method !== naming.method), naming],
  });
  const booking = service({
    name: "booking",
    config: () => ({}),
    context: (base) => base,
    rpc: BookingService.methods.map((method): RpcMethod<unknown> => ({
      method,
      handle: async () => {
        throw new AppError("unavailable", "dependency_unavailable");
      },
    })),
  });
  const entry = (name: string, of: Service) => ({ name, http_port: 0, rpc_port: 0, load: async () => of });
  const harness = await startHarness({
    entries: [
      entry("auth", named),
      entry("booking", booking),
      entry("ticket", withFaults(await manifestOf("ticket"), faults)),
      entry("event", event),
    ],
  });
  const { url } = harness.runtime.fronts.find(({ name }) => name === "event")!;
  const organization_id = newId();
  const callAs =
    (authorization?: string): Call =>
    (path, sent = {}) =>
      send(url + path, sent, authorization);
  const as = async (role?: string) => {
    const memberships = role ? { [organization_id]: role } : {};
    return callAs((await auth.person({ memberships })).authorization);
  };
  const own = await as("owner");
  const house: House = {
    harness,
    url,
    organization_id,
    venue_id: "",
    own,
    anybody: callAs(),
    as,
    faults,
    organizer,
    async hold(performance_id, place_ids, ticket_type_id) {
      const inventory = harness.room("event").base.rpc("ticket", InventoryService);
      await inventory.reserve({
        holdId: newId(),
        bookingId: newId(),
        revision: 1,
        buyer: { userId: newId(), contactHash: "", guest: false },
        until: timestampFromDate(new Date(harness.clock.now().getTime() + 600_000)),
        items: place_ids.map((placeId, index) => ({
          index,
          itemId: newId(),
          quantity: 1,
          wanted: {
            case: "place",
            value: { performanceId: performance_id, placeId, ticketTypeId: ticket_type_id },
          },
        })),
      });
    },
    stop: () => harness.stop(),
  };
  if (options.venue !== false) house.venue_id = await venueWith(house, smallLayout());
  return house;
}

const manifestOf = (name: string) => system.find((known) => known.name === name)!.load();

function withFaults(ticket: Service, faults: House["faults"]): Service {
  const put = ticket.rpc!.find(({ method }) => method === TicketService.method.putEvent)!;
  const faulty = {
    method: put.method,
    handle: (context: never, request: never, call: never) => {
      const handled = () => put.handle(context, request, call);
      const fault = faults.shift();
      return fault ? fault(handled) : handled();
    },
  } as RpcMethod;
  return service({ ...ticket, rpc: [...ticket.rpc!.filter((method) => method !== put), faulty as never] });
}

export async function venueWith(house: House, layout: Layout): Promise<string> {
  const made = await house.own("/venues", {
    body: {
      organization_id: house.organization_id,
      name: "Playhouse",
      address: "1 Custom House Quay",
      city: "Cork",
      country: "IE",
      time_zone: "Europe/Dublin",
    },
  });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const put = await house.own(`/venues/${made.body.id}/layout`, { method: "PUT", body: layout });
  assert.equal(put.status, 200, JSON.stringify(put.body));
  return made.body.id;
}

/** A draft with two dates. @returns it as the organizer sees it */
export async function draftIn(house: House, change: Json = {}): Promise<Json> {
  const { status, body } = await house.own("/events", {
    body: {
      organization_id: house.organization_id,
      venue_id: house.venue_id,
      name: "The Lantern",
      category: "theatre",
      description: "An evening.",
      tags: ["late"],
      minimum_age: 12,
      ticket_types: [type("full"), { ...type("reduced"), max_per_person: 4 }],
      prices: [
        price("stalls", "full", 2_000),
        price("stalls", "reduced", 1_500),
        price("floor", "full", 1_000),
      ],
      performances: [night(10), night(11)],
      ...change,
    },
  });
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}

export async function publishIn(house: House, change: Json = {}): Promise<Json> {
  const draft = await draftIn(house, change);
  const { status, body } = await house.own(`/events/${draft.id}/publish`, { method: "POST" });
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

async function send(url: string, sent: Sent, authorization?: string): Promise<Answer> {
  const body = sent.bytes ?? (sent.body === undefined ? undefined : JSON.stringify(sent.body));
  const response = await fetch(url, {
    method: sent.method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      ...(authorization ? { authorization } : {}),
      ...(body === undefined ? {} : { "content-type": sent.type ?? "application/json" }),
      ...(sent.if_match === undefined ? {} : { "if-match": `"${sent.if_match}"` }),
      ...(sent.key === undefined ? {} : { "idempotency-key": sent.key }),
      ...sent.headers,
    },
    ...(body === undefined ? {} : { body: body as string }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const json = /json/.test(response.headers.get("content-type") ?? "") && bytes.length > 0;
  return {
    status: response.status,
    headers: response.headers,
    bytes,
    body: json ? JSON.parse(bytes.toString()) : undefined,
  };
}
