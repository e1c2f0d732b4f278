import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import type { MessageInitShape } from "@bufbuild/protobuf";
import assert from "node:assert/strict";
import type { Client } from "@connectrpc/connect";
import { BookingService } from "../../../contracts/gen/booking/v1/booking_pb.ts";
import { CatalogService } from "../../../contracts/gen/catalog/v1/catalog_pb.ts";
import { type EventSchema, EventService } from "../../../contracts/gen/event/v1/event_pb.ts";
import {
  InventoryService,
  type ItemSchema,
  type ReserveResponse,
} from "../../../contracts/gen/inventory/v1/inventory_pb.ts";
import { AppError } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { rpc, type RpcMethod } from "../../../platform/rpc/method.ts";
import { service } from "../../../platform/service.ts";
import { type Harness, startHarness } from "../../../platform/testing/harness.ts";
import { type ToyAuth, toyAuth } from "../../../platform/testing/toy-auth.ts";
import type { Json } from "../../../test/doors.ts";
import { toyNeighbour } from "../../../test/toys/toy-neighbour.ts";
import { catalog } from "../service.ts";

export type Item = MessageInitShape<typeof ItemSchema>;
type Answer = { status: number; body: Json; headers: Headers };

/** Catalog alone, with a stand-in for booking that answers as the test says, and an owner of an organization. */
export interface Shop extends AsyncDisposable {
  harness: Harness;
  auth: ToyAuth;
  inventory: Client<typeof InventoryService>;
  catalog: Client<typeof CatalogService>;
  organization_id: string;
  owner: { user_id: string; authorization: string };
  /** What booking says about holds: a state, or undefined for no answer. */
  hold_state: { value: string | undefined };
  /** What event says is on the programme. */
  programme: Map<string, MessageInitShape<typeof EventSchema>>;
  /** Rows of a query on catalog's database. */
  rows(text: string, ...values: unknown[]): Promise<Json[]>;
  call(
    method: string,
    path: string,
    options?: { body?: Json; authorization?: string | undefined; headers?: Record<string, string> },
  ): Promise<Answer>;
  /** As the owner; anything but success fails the test. */
  make(path: string, body: Json): Promise<Json>;
  provider(name?: string): Promise<string>;
}

export async function openShop(): Promise<Shop> {
  const auth = await toyAuth();
  const hold_state: Shop["hold_state"] = { value: "open" };
  const booking = service({
    name: "booking",
    config: () => ({}),
    context: (base) => base,
    rpc: [
      rpc(BookingService.method.getHold, async () => {
        if (hold_state.value === undefined) throw new AppError("unavailable", "dependency_unavailable");
        return { state: hold_state.value };
      }),
      rpc(BookingService.method.findBooking, async () => ({})),
      rpc(BookingService.method.listReferences, async () => ({})),
      rpc(BookingService.method.nameBuyer, async () => ({})),
      rpc(BookingService.method.getBooking, async () => ({})),
    ] as RpcMethod<unknown>[],
  });
  const programme: Shop["programme"] = new Map();
  const harness = await startHarness({
    entries: [
      auth.entry,
      toyNeighbour("user"),
      toyNeighbour("event", [
        rpc(EventService.method.listEvents, async (_context: unknown, { eventIds, after }) => ({
          events: [...programme.values()].filter(
            ({ id }) => (eventIds.length === 0 || eventIds.includes(id!)) && id! > after,
          ),
        })),
      ]),
      { name: "booking", http_port: 0, rpc_port: 0, load: async () => booking },
      { name: "catalog", http_port: 0, rpc_port: 0, load: async () => catalog },
    ],
  });
  const { base, db } = harness.room("catalog");
  const url = harness.runtime.fronts.find((front) => front.name === "catalog")!.url;
  const organization_id = newId();
  const owner = await auth.person({ memberships: { [organization_id]: "owner" } });
  const call: Shop["call"] = async (method, path, { body, authorization, headers = {} } = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(authorization === undefined ? {} : { authorization }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : {}, headers: response.headers };
  };
  const make: Shop["make"] = async (path, body) => {
    const answer = await call("POST", path, {
      body,
      authorization: owner.authorization,
      headers: { "idempotency-key": newId() },
    });
    assert.ok(answer.status < 300, JSON.stringify(answer.body));
    return answer.body;
  };
  return {
    harness,
    auth,
    inventory: base.rpc("catalog", InventoryService),
    catalog: base.rpc("catalog", CatalogService),
    organization_id,
    owner,
    hold_state,
    programme,
    rows: async (text, ...values) => (await db!.query({ name: "", text, values })).rows,
    call,
    make,
    provider: async (name = "Aoife") => (await make("/providers", { organization_id, name })).id,
    [Symbol.asyncDispose]: () => harness.stop(),
  };
}

const common = (shop: Shop) => ({
  organization_id: shop.organization_id,
  slug: `thing-${newId()}`,
  price_amount: 1_800,
  price_currency: "EUR",
  tax_basis_points: 2_300,
  venue: { name: "Harbour House", city: "Cork" },
  time_zone: "Europe/Dublin",
});

/** Goods with one variant unless told otherwise. */
export const goods = (shop: Shop, change: Json = {}): Promise<Json> =>
  shop.make("/products", {
    type: "product",
    name: "Gift mug",
    ...common(shop),
    variants: [{ sku: `mug-${newId()}`, stock: 3 }],
    ...change,
  });

/** A service of half an hour, day and night, with one provider unless told otherwise. */
export const appointments = async (shop: Shop, change: Json = {}): Promise<Json> =>
  shop.make("/products", {
    type: "service",
    name: "Haircut",
    ...common(shop),
    duration_minutes: 30,
    schedule: { weekly: everyDay({ from: "00:00", to: "24:00" }) },
    provider_ids: change.provider_ids ?? [await shop.provider()],
    ...change,
  });

export const everyDay = (window: Json): Json[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ...window }));

export const product = (of: Json, quantity = 1, { index = 0, variant_id = "" } = {}): Item => ({
  index,
  itemId: newId(),
  quantity,
  wanted: { case: "product", value: { productId: of.id, variantId: variant_id } },
});
export const slot = (of: Json, start: string, { index = 0, provider_id = "", quantity = 1 } = {}): Item => ({
  index,
  itemId: newId(),
  quantity,
  wanted: {
    case: "slot",
    value: {
      productId: of.id,
      providerId: provider_id,
      startTime: timestampFromDate(new Date(start)),
    },
  },
});

/** Free times as everybody sees them. */
export async function freeTimes(shop: Shop, of: Json, from: string, to: string, more = ""): Promise<Json[]> {
  const { status, body } = await shop.call(
    "GET",
    `/availability/check?product_id=${of.id}&from=${from}&to=${to}${more}`,
  );
  assert.equal(status, 200, JSON.stringify(body));
  return body.slots;
}

/** 10:00 UTC, so many days from now. */
export const inDays = (shop: Shop, days: number, clock = "10:00"): string => {
  const day = new Date(shop.harness.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
  return `${day}T${clock}:00.000Z`;
};

export interface Basket {
  hold_id: string;
  booking_id: string;
  hold(items: Item[], revision?: number): Promise<ReserveResponse>;
  commit(revision?: number): Promise<unknown>;
  release(revision?: number): Promise<unknown>;
}

export function basket(shop: Shop): Basket {
  const [hold_id, booking_id] = [newId(), newId()];
  return {
    hold_id,
    booking_id,
    hold: (items, revision = 1) =>
      shop.inventory.reserve({
        holdId: hold_id,
        bookingId: booking_id,
        revision,
        items,
        buyer: { userId: newId() },
        until: timestampFromDate(new Date(shop.harness.clock.now().getTime() + 600_000)),
      }),
    commit: (revision = 0) => shop.inventory.commit({ holdId: hold_id, bookingId: booking_id, revision }),
    release: (revision = 0) => shop.inventory.release({ holdId: hold_id, reason: "test", revision }),
  };
}

export const stockOf = async (shop: Shop, of: Json): Promise<number> =>
  (await shop.rows("select sum(stock)::int4 as stock from variants where product_id = $1", of.id))[0]!.stock;

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

export const refusal =
  (code: string, ...pointers: string[]) =>
  (error: unknown) => {
    assert.ok(error instanceof AppError, String(error));
    assert.equal(error.code, code);
    if (pointers.length > 0)
      assert.deepEqual(
        error.errors.map(({ pointer }) => pointer),
        pointers,
      );
    return true;
  };
