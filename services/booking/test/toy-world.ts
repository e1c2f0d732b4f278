import assert from "node:assert/strict";
import {
  paymentFailed,
  paymentProcessing,
  paymentRefunded,
  paymentSucceeded,
} from "../../../contracts/events/payment.ts";
import { PaymentService } from "../../../contracts/gen/payment/v1/payment_pb.ts";
import { UserService } from "../../../contracts/gen/user/v1/user_pb.ts";
import type { WantedItem } from "../../../contracts/types/items.ts";
import type { AppError } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import { type Harness, startHarness } from "../../../platform/testing/harness.ts";
import { type ToyAuth, toyAuth } from "../../../platform/testing/toy-auth.ts";
import { HOUSE, toyInventory, type ToyInventory } from "../../../test/toys/toy-inventory.ts";
import { say, toyNeighbour } from "../../../test/toys/toy-neighbour.ts";
import type { Context } from "../context.ts";
import { booking } from "../service.ts";

export type Person = Awaited<ReturnType<ToyAuth["person"]>>;

/** The answer of a request, as far as tests look at it. */
export interface Answer {
  status: number;
  code: string | undefined;
  body: ReturnType<typeof JSON.parse>;
  etag: string | null;
  headers: Headers;
}

export const PAYMENT = newId();

/** Booking between toys: two owners of inventory, payment, event and user, and people. */
export interface World extends AsyncDisposable {
  harness: Harness;
  context: Context;
  ticket: ToyInventory;
  catalog: ToyInventory;
  /** What payment was asked to reprice to, and how it answers the next times. */
  reprices: number[];
  repriceFails(error: AppError): void;
  person: ToyAuth["person"];
  call(
    person: Person,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** Holds items with a key of its own. */
  hold(person: Person, items: WantedItem[], more?: Record<string, unknown>, key?: string): Promise<Answer>;
  read(person: Person, id: string): Promise<Answer>;
  money(
    kind: "succeeded" | "failed" | "refunded" | "processing",
    booking_id: string,
    data?: Record<string, unknown>,
  ): Promise<void>;
  /** All events of booking so far, oldest first. */
  events(booking_id?: string): Promise<{ type: string; data: Record<string, unknown> }[]>;
}

export async function toyWorld(env: Record<string, string> = {}): Promise<World> {
  const auth = await toyAuth();
  const ticket = toyInventory("ticket");
  const catalog = toyInventory("catalog");
  const reprices: number[] = [];
  const refusals: AppError[] = [];
  const payment = toyNeighbour("payment", [
    rpc(PaymentService.method.reprice, async (_context: unknown, { priceAmount }) => {
      const refusal = refusals.shift();
      if (refusal) throw refusal;
      reprices.push(Number(priceAmount));
      return {};
    }),
    rpc(PaymentService.method.getPayment, async () => ({ amount: 2_500n, refundedAmount: 500n })),
  ]);
  const { method } = UserService;
  const user = toyNeighbour("user", [
    rpc(method.createProfile, async () => ({})),
    rpc(method.getProfile, async (_context: unknown, { userId }) => ({ userId, locale: "de-AT" })),
    rpc(method.getProfiles, async () => ({})),
    rpc(method.findByName, async () => ({})),
  ]);
  const entries = [
    auth.entry,
    { name: "booking", http_port: 0, rpc_port: 0, load: async () => booking },
    ticket.entry,
    catalog.entry,
    payment,
    user,
    toyNeighbour("event"),
  ];
  const harness = await startHarness({ entries, env });
  const base = harness.runtime.fronts.find((front) => front.name === "booking")!.url;
  const context = harness.room("booking").context as Context;

  async function call(
    person: Person,
    verb: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(base + path, {
      method: verb,
      headers: {
        authorization: person.authorization,
        "accept-language": "en-IE",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = text === "" ? undefined : JSON.parse(text);
    return {
      status: response.status,
      code: response.ok ? undefined : json.code,
      body: json,
      etag: response.headers.get("etag"),
      headers: response.headers,
    };
  }

  const kinds = {
    succeeded: paymentSucceeded,
    failed: paymentFailed,
    refunded: paymentRefunded,
    processing: paymentProcessing,
  };
  const statuses = {
    succeeded: "SUCCEEDED",
    failed: "FAILED",
    refunded: "REFUNDED",
    processing: "PROCESSING",
  };
  return {
    harness,
    context,
    ticket,
    catalog,
    reprices,
    call,
    person: auth.person,
    repriceFails: (error) => void refusals.push(error),
    hold: (person, items, more = {}, key = newId()) =>
      call(person, "POST", "/bookings", { items, ...more }, { "idempotency-key": key }),
    read: (person, id) => call(person, "GET", `/bookings/${id}`),
    async money(kind, booking_id, data = {}) {
      const usual = {
        payment_id: PAYMENT,
        booking_id,
        organization_id: HOUSE,
        provider: "stripe",
        amount: 2_500,
        currency: "EUR",
        status: statuses[kind],
        captured_amount: kind === "succeeded" || kind === "refunded" ? 2_500 : 0,
        refunded_amount: 0,
      };
      await say(harness, "payment", kinds[kind], { ...usual, ...data });
    },
    async events(booking_id) {
      const { rows } = await context.db.query({
        name: "",
        text: "select event from outbox order by position",
        values: [],
      });
      return rows.map((row) => row.event).filter((event) => !booking_id || event.subject === booking_id);
    },
    [Symbol.asyncDispose]: () => harness.stop(),
  };
}

export const seat = (place_id: string): WantedItem => ({
  type: "place",
  performance_id: newId(),
  place_id,
  ticket_type_id: newId(),
});
export const product = (product_id: string, quantity = 1): WantedItem => ({
  type: "product",
  product_id,
  quantity,
});

/** Says what was answered when it was not what was hoped for. */
export function expect(answer: Answer, status: number, code?: string): Answer {
  assert.deepEqual([answer.status, answer.code], [status, code], JSON.stringify(answer.body));
  return answer;
}
