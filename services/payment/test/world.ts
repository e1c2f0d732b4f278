import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { bookingCreated } from "../../../contracts/events/booking.ts";
import { sql } from "../../../platform/db/sql.ts";
import { newId } from "../../../platform/ids.ts";
import { startHarness } from "../../../platform/testing/harness.ts";
import { toyAuth } from "../../../platform/testing/toy-auth.ts";
import { withSandbox } from "../../../sandbox/test/with-sandbox.ts";
import type { Context } from "../context.ts";
import { payment } from "../service.ts";
import { type State, toyBooking } from "./toy-booking.ts";

export const STRIPE_ENV = {
  STRIPE_SECRET_KEY: "sk_test_foyer_sandbox",
  STRIPE_PUBLISHABLE_KEY: "pk_test_foyer_sandbox",
  STRIPE_WEBHOOK_SECRET: "whsec_foyer_sandbox",
};

export const PAYPAL_ENV = {
  PAYPAL_CLIENT_ID: "client_foyer_sandbox",
  PAYPAL_CLIENT_SECRET: "secret_foyer_sandbox",
  PAYPAL_WEBHOOK_ID: "FOYERSANDBOX00001",
};
/** What a PayPal customer may choose to pay with; `balance` pays. */
export type Funding =
  | "balance"
  | "declined"
  | "review"
  | "review_denied"
  | "pending_refund"
  | "failing_refund";

const listEvents = sql(
  { type: "text", event: "jsonb" },
  "select type, event from outbox where subject = $1 order by position",
);
const listAudit = sql(
  { action: "text", after: "jsonb?" },
  "select action, after from audit where object = $1 order by at, id",
);

// oxlint-disable-next-line typescript/no-explicit-any -- answers are looked at, not used
export type Json = Record<string, any>;

/** Payment with a real sandbox, a toy auth and a toy booking. @param env without PayPal unless it has PAYPAL_ENV */
export async function startWorld(env: Record<string, string> = {}) {
  const target = { url: "", now: () => Date.now() };
  const sandbox = await withSandbox({
    webhook_url: () => (target.url ? `${target.url}/webhooks/stripe` : undefined),
    paypal_webhook_url: () => (target.url ? `${target.url}/webhooks/paypal` : undefined),
    clock: () => target.now(),
    log: () => undefined,
  });
  const auth = await toyAuth();
  const booking = toyBooking();
  const entries = [
    auth.entry,
    booking.entry,
    { name: "payment", http_port: 0, rpc_port: 0, load: async () => payment },
  ];
  const harness = await startHarness({
    entries,
    env: { ...STRIPE_ENV, STRIPE_API_URL: sandbox.url, PAYPAL_API_URL: sandbox.url, ...env },
  });
  const url = harness.runtime.fronts.find((front) => front.name === "payment")!.url;
  target.url = url;
  target.now = () => harness.clock.now().getTime();
  const context = harness.room("payment").context as Context;
  const customer = await auth.person();

  const call = async (
    method: string,
    path: string,
    body?: unknown,
    who: { authorization: string } = customer,
    key = newId(),
  ): Promise<{ status: number; body: Json; headers: Headers }> => {
    const headers = {
      authorization: who.authorization,
      "idempotency-key": key,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    };
    const response = await fetch(url + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Json, headers: response.headers };
  };
  const events = (booking_id: string) => listEvents.all(context.db, booking_id);

  return {
    sandbox,
    auth,
    booking,
    harness,
    url,
    context,
    customer,
    call,
    events,
    /** A booking of the customer, told of, and its payment started. */
    async started(given: Partial<State> = {}, provider = "stripe") {
      const state = booking.add({ user_id: customer.user_id, ...given }, harness.clock.now());
      await booking.happen(bookingCreated, state.booking_id);
      const { status, body } = await call("POST", "/payments/create", {
        booking_id: state.booking_id,
        provider,
      });
      assert.equal(status, 201, JSON.stringify(body));
      return { state, body };
    },
    /** What the customer does at PayPal's page. */
    async approve(started: Json, funding: Funding = "balance", result = "approve"): Promise<Json> {
      const response = await fetch(started.approve_url, {
        method: "POST",
        headers: { accept: "application/json" },
        body: new URLSearchParams({ result, funding }),
      });
      return (await response.json()) as Json;
    },
    /** A call of PayPal's API, as its dashboard or another program makes it. */
    async callPayPal(method: string, path: string, body?: unknown): Promise<Json> {
      const basic = Buffer.from(`${PAYPAL_ENV.PAYPAL_CLIENT_ID}:${PAYPAL_ENV.PAYPAL_CLIENT_SECRET}`);
      const token = await fetch(`${sandbox.url}/v1/oauth2/token`, {
        method: "POST",
        headers: { authorization: `Basic ${basic.toString("base64")}` },
        body: new URLSearchParams({ grant_type: "client_credentials" }),
      });
      const { access_token } = (await token.json()) as Json;
      const response = await fetch(`${sandbox.url}${path}`, {
        method,
        headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return text === "" ? {} : (JSON.parse(text) as Json);
    },
    pay: (started: Json, payment_method = "pm_card_visa") =>
      sandbox.customer(
        { id: started.provider_payment_id, client_secret: started.client_secret },
        { payment_method },
      ),
    faults: (...faults: { vendor?: string; kind: string; count?: number; delay_ms?: number }[]) =>
      sandbox.api(
        "PUT",
        "/sandbox/faults",
        faults.map((fault) => ({ vendor: "stripe", ...fault })),
      ),
    types: async (booking_id: string) => (await events(booking_id)).map((row) => row.type),
    audited: async (payment_id: string) =>
      (await listAudit.all(context.db, `payment:${payment_id}`)).map((row) => row.action),
    status: async (id: string) => (await call("GET", `/payments/${id}`)).body.status as string,
    /** Drains until it is so: webhooks come through a socket, so there is a moment to wait for. */
    async until(what: string, is: () => Promise<boolean>): Promise<void> {
      for (const end = Date.now() + 45_000; Date.now() < end; await sleep(20)) {
        await harness.drain();
        if (await is()) return;
      }
      assert.fail(`in vain: ${what}`);
    },
    async [Symbol.asyncDispose]() {
      await harness.stop();
      await sandbox[Symbol.asyncDispose]();
    },
  };
}
export type World = Awaited<ReturnType<typeof startWorld>>;
