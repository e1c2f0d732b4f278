import assert from "node:assert/strict";
import { test } from "node:test";
import { pressed, startListener, withSandbox } from "./with-sandbox.ts";

/** JSON whose shape each test knows. */
type Body = ReturnType<typeof JSON.parse>;
type Sandbox = Awaited<ReturnType<typeof withSandbox>>;

const EUR_10 = { currency_code: "EUR", value: "10.00" };
const CONTEXT = { return_url: "https://shop.example/back?a=1", cancel_url: "https://shop.example/no" };
const order = (more: Body = {}, unit: Body = {}) => ({
  intent: "CAPTURE",
  purchase_units: [{ amount: EUR_10, custom_id: "b1:p1:1", ...unit }],
  payment_source: { paypal: { experience_context: { ...CONTEXT, user_action: "PAY_NOW" } } },
  ...more,
});

/** PayPal's API with a living token. */
async function paypalAt(sandbox: Sandbox) {
  const basic = Buffer.from("client_foyer_sandbox:secret_foyer_sandbox").toString("base64");
  const answer = await fetch(`${sandbox.url}/v1/oauth2/token`, {
    method: "POST",
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  const { access_token } = await answer.json();
  return async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(sandbox.url + path, {
      method,
      headers: {
        authorization: `Bearer ${access_token}`,
        ...(method === "GET" ? {} : { "content-type": "application/json" }),
        prefer: "return=representation",
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const issue = text === "" ? undefined : JSON.parse(text).details?.[0]?.issue;
    return {
      status: response.status,
      body: text === "" ? {} : JSON.parse(text),
      issue,
      headers: response.headers,
    };
  };
}
const key = (name = crypto.randomUUID() as string) => ({ "paypal-request-id": name });
const linkOf = (body: Body, rel: string): string => body.links.find((link: Body) => link.rel === rel)?.href;

async function visit(page: string, form: Record<string, string>, accept = "application/json") {
  return fetch(page, {
    method: "POST",
    headers: { accept },
    body: new URLSearchParams(form),
    redirect: "manual",
  });
}

test("an order is made, approved at its page, captured once, and refunded in parts", async () => {
  await using listener = await startListener();
  await using sandbox = await withSandbox({ paypal_webhook_url: listener.url });
  const call = await paypalAt(sandbox);
  const made = await call("POST", "/v2/checkout/orders", order(), key("k1"));
  const { id } = made.body;
  assert.deepEqual(
    [made.status, made.body.status, /^[A-Z0-9]{17}$/.test(id)],
    [200, "PAYER_ACTION_REQUIRED", true],
  );
  const again = await call("POST", "/v2/checkout/orders", order(), key("k1"));
  assert.equal(again.body.id, id);
  assert.equal((await call("POST", `/v2/checkout/orders/${id}/capture`, {})).issue, "ORDER_NOT_APPROVED");
  const page = linkOf(made.body, "payer-action");
  assert.match(await (await fetch(page)).text(), /€10\.00/);
  const back = await visit(page, { result: "approve" }, "text/html");
  const url = new URL(back.headers.get("location")!);
  assert.deepEqual(
    [back.status, url.searchParams.get("a"), url.searchParams.get("token"), url.searchParams.has("PayerID")],
    [303, "1", id, true],
  );
  assert.equal((await visit(page, { result: "approve" })).status, 410);
  const taken = await call("POST", `/v2/checkout/orders/${id}/capture`, {}, key("k2"));
  assert.deepEqual([taken.status, taken.body.status], [201, "COMPLETED"]);
  const [capture] = taken.body.purchase_units[0].payments.captures;
  assert.deepEqual([capture.status, capture.amount, capture.custom_id], ["COMPLETED", EUR_10, "b1:p1:1"]);
  const replay = await call("POST", `/v2/checkout/orders/${id}/capture`, {}, key("k2"));
  assert.deepEqual([replay.status, replay.body], [200, taken.body]);
  assert.equal((await call("POST", `/v2/checkout/orders/${id}/capture`, {})).issue, "ORDER_ALREADY_CAPTURED");
  const refunds = `/v2/payments/captures/${capture.id}/refund`;
  const amount = { currency_code: "EUR", value: "4.00" };
  const part = await call("POST", refunds, { amount, custom_id: "r1" }, key("k3"));
  assert.deepEqual([part.status, part.body.status, part.body.amount], [201, "COMPLETED", amount]);
  assert.equal(linkOf(part.body, "up"), `${sandbox.url}/v2/payments/captures/${capture.id}`);
  assert.equal((await call("POST", refunds, { amount: EUR_10 })).issue, "REFUND_AMOUNT_EXCEEDED");
  assert.equal((await call("POST", refunds)).body.amount.value, "6.00");
  assert.equal((await call("POST", refunds)).issue, "CAPTURE_FULLY_REFUNDED");
  assert.equal((await call("GET", `/v2/payments/captures/${capture.id}`)).body.status, "REFUNDED");
  assert.equal(
    (await call("GET", `/v2/checkout/orders/${id}`)).body.purchase_units[0].payments.refunds.length,
    2,
  );
  const { items } = (await sandbox.api("GET", "/sandbox/captures")).body;
  assert.deepEqual(
    items.map((item: Body) => [item.order_id, item.booking_id, item.amount, item.refunded_amount]),
    [[id, "b1", 1_000, 1_000]],
  );
  const received = await listener.waitFor(4);
  assert.deepEqual(
    received.map(({ body }) => JSON.parse(body).event_type),
    [
      "CHECKOUT.ORDER.APPROVED",
      "PAYMENT.CAPTURE.COMPLETED",
      "PAYMENT.CAPTURE.REFUNDED",
      "PAYMENT.CAPTURE.REFUNDED",
    ],
  );
});

test("requests that PayPal refuses are refused with its names and issues", async () => {
  await using sandbox = await withSandbox();
  const call = await paypalAt(sandbox);
  const create = (body: unknown, headers = key()) => call("POST", "/v2/checkout/orders", body, headers);
  const amounts = (value: string, currency_code = "EUR") => order({}, { amount: { currency_code, value } });
  const cases: [unknown, number, string][] = [
    ["{", 400, "MALFORMED_REQUEST_JSON"],
    [order({ intent: undefined }), 400, "MISSING_REQUIRED_PARAMETER"],
    [order({ intent: "BUY" }), 400, "INVALID_PARAMETER_VALUE"],
    [order({ purchase_units: [] }), 400, "INVALID_ARRAY_MIN_ITEMS"],
    [order({}, { amount: { value: "1.00" } }), 400, "MISSING_REQUIRED_PARAMETER"],
    [order({}, { amount: { currency_code: "EUR", value: 10 } }), 400, "INVALID_PARAMETER_SYNTAX"],
    [order({}, { custom_id: "x".repeat(128) }), 400, "INVALID_STRING_LENGTH"],
    [order({}, { items: [] }), 400, "NOT_SUPPORTED"],
    [order({ payment_source: { card: {} } }), 400, "NOT_SUPPORTED"],
    [amounts("ten"), 400, "INVALID_PARAMETER_SYNTAX"],
    [amounts("0.00"), 422, "CANNOT_BE_ZERO_OR_NEGATIVE"],
    [amounts("-1.00"), 422, "CANNOT_BE_ZERO_OR_NEGATIVE"],
    [amounts("1.001"), 422, "DECIMAL_PRECISION"],
    [amounts("100.50", "JPY"), 422, "DECIMALS_NOT_SUPPORTED"],
    [amounts("1.000", "KWD"), 422, "INVALID_CURRENCY_CODE"],
    [amounts("1".repeat(16)), 422, "MAX_VALUE_EXCEEDED"],
  ];
  for (const [body, status, issue] of cases) {
    const answer = await create(body);
    assert.deepEqual([answer.status, answer.issue], [status, issue]);
    assert.equal(answer.body.name, status === 400 ? "INVALID_REQUEST" : "UNPROCESSABLE_ENTITY");
    assert.equal(answer.body.debug_id, answer.headers.get("paypal-debug-id"));
  }
  assert.equal((await create(order(), {} as never)).issue, "PAYPAL_REQUEST_ID_REQUIRED");
  assert.equal((await create(amounts("500", "JPY"))).body.purchase_units[0].amount.value, "500");
  await create(order(), key("same"));
  assert.equal((await create(amounts("11.00"), key("same"))).issue, "DUPLICATE_REQUEST_ID");
  assert.deepEqual(
    (({ status, body }) => [status, body.name])(await call("GET", "/v2/checkout/orders/5O190127TN364715T")),
    [404, "RESOURCE_NOT_FOUND"],
  );
  const form = await call("POST", "/v2/checkout/orders", "intent=CAPTURE", {
    ...key(),
    "content-type": "application/x-www-form-urlencoded",
  });
  assert.equal(form.status, 415);
});

test("only a living token opens it", async () => {
  let now = Date.now();
  await using sandbox = await withSandbox({ clock: () => now });
  const call = await paypalAt(sandbox);
  const path = "/v2/checkout/orders/5O190127TN364715T";
  assert.equal(
    (await call("GET", path, undefined, { authorization: "" })).body.name,
    "AUTHENTICATION_FAILURE",
  );
  const forged = await call("GET", path, undefined, { authorization: "Bearer A21AA99999999999.x" });
  assert.deepEqual([forged.status, forged.body.error], [401, "invalid_token"]);
  assert.equal((await call("GET", path)).status, 404);
  now += 10 * 3_600_000;
  assert.equal((await call("GET", path)).status, 401);
  const wrong = await fetch(`${sandbox.url}/v1/oauth2/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from("client_foyer_sandbox:x").toString("base64")}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  assert.deepEqual([wrong.status, (await wrong.json()).error], [401, "invalid_client"]);
});

test("an order changes until it is paid; who pressed Pay now agreed to one sum", async () => {
  await using sandbox = await withSandbox();
  const call = await paypalAt(sandbox);
  const { body: made } = await call("POST", "/v2/checkout/orders", order(), key());
  const patch = (change: Body) => call("PATCH", `/v2/checkout/orders/${made.id}`, [change]);
  const unit = "/purchase_units/@reference_id=='default'";
  const eleven = { op: "replace", path: `${unit}/amount`, value: { currency_code: "EUR", value: "11.00" } };
  assert.equal((await patch(eleven)).status, 204);
  assert.equal(
    (await patch({ ...eleven, path: "/purchase_units/0/amount" })).issue,
    "INVALID_JSON_POINTER_FORMAT",
  );
  assert.equal((await patch({ ...eleven, path: `${unit}/payee` })).issue, "NOT_PATCHABLE");
  assert.equal(
    (await patch({ op: "add", path: `${unit}/custom_id`, value: "x" })).issue,
    "INVALID_PATCH_OPERATION",
  );
  const page = linkOf(made, "payer-action");
  const old = await visit(page, { result: "approve", amount: "10.00 EUR" }, "text/html");
  assert.match(await old.text(), /The amount has changed/);
  await visit(page, { result: "approve", amount: "11.00 EUR" });
  const twelve = { ...eleven, value: { currency_code: "EUR", value: "12.00" } };
  assert.equal((await patch(twelve)).issue, "AMOUNT_CHANGE_NOT_ALLOWED");
  assert.equal((await patch({ op: "replace", path: `${unit}/custom_id`, value: "x" })).status, 204);
  await call("POST", `/v2/checkout/orders/${made.id}/capture`, {});
  assert.equal((await patch(eleven)).issue, "ORDER_ALREADY_COMPLETED");
});

test("a declined customer may choose again; old orders are forgotten", async () => {
  let now = Date.now();
  await using sandbox = await withSandbox({ clock: () => now });
  const call = await paypalAt(sandbox);
  const { body: made } = await call("POST", "/v2/checkout/orders", order(), key());
  const page = linkOf(made, "payer-action");
  await visit(page, { result: "approve", funding: "declined" });
  const capture = (name: string) => call("POST", `/v2/checkout/orders/${made.id}/capture`, {}, key(name));
  const declined = await capture("one");
  assert.deepEqual([declined.status, declined.issue], [422, "INSTRUMENT_DECLINED"]);
  assert.equal(linkOf(declined.body, "redirect"), page);
  assert.deepEqual((await capture("one")).body, declined.body);
  await visit(page, { result: "approve" });
  assert.equal((await capture("two")).body.status, "COMPLETED");
  const { body: forgotten } = await call("POST", "/v2/checkout/orders", order(), key());
  now += 4 * 3_600_000;
  assert.equal((await call("GET", `/v2/checkout/orders/${forgotten.id}`)).status, 404);
  assert.equal((await call("GET", `/v2/checkout/orders/${made.id}`)).status, 200);
});

test("webhooks are verified on their very bytes", async () => {
  await using listener = await startListener();
  await using sandbox = await withSandbox({ paypal_webhook_url: listener.url });
  const call = await paypalAt(sandbox);
  const { body: made } = await call("POST", "/v2/checkout/orders", order(), key());
  await visit(linkOf(made, "payer-action"), { result: "approve" });
  const [{ body, headers } = { body: "", headers: {} as Record<string, string> }] = await listener.waitFor(1);
  const fields = {
    auth_algo: headers["paypal-auth-algo"],
    cert_url: headers["paypal-cert-url"],
    transmission_id: headers["paypal-transmission-id"],
    transmission_sig: headers["paypal-transmission-sig"],
    transmission_time: headers["paypal-transmission-time"],
    webhook_id: "FOYERSANDBOX00001",
  };
  const verdict = async (event: string, change: Body = {}) => {
    const text = `${JSON.stringify({ ...fields, ...change }).slice(0, -1)},"webhook_event":${event}}`;
    return (await call("POST", "/v1/notifications/verify-webhook-signature", text)).body.verification_status;
  };
  assert.equal(await verdict(body), "SUCCESS");
  assert.equal(await verdict(JSON.stringify(JSON.parse(body), null, 2)), "FAILURE");
  assert.equal(await verdict(body, { webhook_id: "ANOTHER" }), "FAILURE");
  assert.equal(await verdict(body, { transmission_id: "another-id" }), "FAILURE");
  assert.equal(await verdict(body, { cert_url: "https://api.paypal.com/cert" }), "FAILURE");
});

test("it misbehaves on request: before, after, in silence, and by declining", async () => {
  await using sandbox = await withSandbox();
  const call = await paypalAt(sandbox);
  const fault = (kind: string, more: Body = {}) =>
    sandbox.api("PUT", "/sandbox/faults", [{ vendor: "paypal", kind, count: 1, ...more }]);
  const create = () => call("POST", "/v2/checkout/orders", order(), key("k"));
  await fault("error_500");
  assert.deepEqual((({ status, body }) => [status, body.name])(await create()), [
    500,
    "INTERNAL_SERVER_ERROR",
  ]);
  await fault("error_429");
  assert.deepEqual((({ status, body }) => [status, body.name])(await create()), [429, "RATE_LIMIT_REACHED"]);
  await fault("error_after_effect");
  assert.equal((await create()).status, 500);
  await fault("timeout", { delay_ms: 50 });
  await assert.rejects(create());
  const { status, body: made } = await create();
  assert.equal(status, 200);
  await visit(linkOf(made, "payer-action"), { result: "approve" });
  await fault("decline");
  const capture = () => call("POST", `/v2/checkout/orders/${made.id}/capture`, {});
  assert.equal((await capture()).issue, "INSTRUMENT_DECLINED");
  const { items } = (await sandbox.api("GET", "/sandbox/requests?vendor=paypal")).body;
  assert.ok(items.some((item: Body) => item.status === null && item.response === null));
  assert.ok(!JSON.stringify(items).includes("A21AA"));
});

test("a dispute is opened at the sandbox's page, and shown, listed and judged as PayPal does", async () => {
  await using sandbox = await withSandbox();
  const call = await paypalAt(sandbox);
  const paid = async () => {
    const { body: made } = await call("POST", "/v2/checkout/orders", order(), key());
    await visit(linkOf(made, "payer-action"), { result: "approve" });
    const { body } = await call("POST", `/v2/checkout/orders/${made.id}/capture`, {}, key());
    return { order_id: made.id, capture_id: body.purchase_units[0].payments.captures[0].id };
  };
  const [asked, taken] = [await paid(), await paid()];
  await pressed(`${sandbox.url}/page/payments/${asked.order_id}/dispute`, { stage: "inquiry" });
  await pressed(`${sandbox.url}/page/payments/${taken.order_id}/dispute`, {});
  await assert.rejects(pressed(`${sandbox.url}/page/payments/${taken.order_id}/dispute`, {}), /404/);
  const { body: list } = await call("GET", "/v1/customer/disputes?page_size=1");
  assert.deepEqual([list.items.length, list.items[0].disputed_transactions], [1, undefined]);
  const next = new URL(linkOf(list, "next"));
  const { body: rest } = await call("GET", next.pathname + next.search);
  assert.deepEqual([rest.items.length, linkOf(rest, "next")], [1, undefined]);
  const at = (id: string, more = "") => `/v1/customer/disputes/${id}${more}`;
  const [open, inquiry] = [list.items[0].dispute_id, rest.items[0].dispute_id];
  const { body: shown } = await call("GET", at(open));
  assert.deepEqual(
    [shown.status, shown.dispute_life_cycle_stage, shown.dispute_amount, shown.dispute_outcome],
    ["UNDER_REVIEW", "CHARGEBACK", EUR_10, undefined],
  );
  assert.equal(shown.disputed_transactions[0].seller_transaction_id, taken.capture_id);

  const refund = `/v2/payments/captures/${taken.capture_id}/refund`;
  const part = { amount: { currency_code: "EUR", value: "1.00" } };
  assert.equal(
    (await call("POST", refund, part, key())).issue,
    "CAPTURE_DISPUTED_PARTIAL_REFUND_NOT_ALLOWED",
  );
  const judge = (id: string, outcome: string) =>
    call("POST", at(id, "/adjudicate"), { adjudication_outcome: outcome });
  assert.equal((await judge(open, "NOBODY")).status, 400);
  const early = await judge(inquiry, "BUYER_FAVOR");
  assert.deepEqual([early.status, early.issue], [422, "ACTION_NOT_ALLOWED_IN_CURRENT_DISPUTE_STATE"]);
  assert.equal((await judge(open, "BUYER_FAVOR")).status, 200);
  const { body: lost } = await call("GET", at(open));
  assert.deepEqual([lost.status, lost.dispute_outcome.outcome_code], ["RESOLVED", "RESOLVED_BUYER_FAVOUR"]);
  assert.equal((await judge(open, "SELLER_FAVOR")).status, 422);
  const { body: capture } = await call("GET", `/v2/payments/captures/${taken.capture_id}`);
  assert.equal(capture.status, "REFUNDED");
  await pressed(`${sandbox.url}/page/disputes/${inquiry}`, { winner: "seller" });
  const { body: hooks } = await sandbox.api("GET", "/sandbox/webhooks?limit=100");
  const types = hooks.items
    .map(({ type }: Body) => type)
    .filter((type: string) => /DISPUTE|REVERSED/.test(type));
  assert.deepEqual(types.toReversed(), [
    "CUSTOMER.DISPUTE.CREATED",
    "CUSTOMER.DISPUTE.CREATED",
    "PAYMENT.CAPTURE.REVERSED",
    "CUSTOMER.DISPUTE.RESOLVED",
    "CUSTOMER.DISPUTE.RESOLVED",
  ]);
  for (const query of [
    "?page_size=51",
    "?start_time=yesterday",
    "?start_time=2020-01-01T00:00:00.000Z",
    "?x=1",
  ])
    assert.equal((await call("GET", `/v1/customer/disputes${query}`)).status, 400, query);
  assert.equal((await call("GET", at("PP-D-00000000"))).status, 404);
});

test("the sandbox's own page shows what was paid with PayPal", async () => {
  await using sandbox = await withSandbox();
  const call = await paypalAt(sandbox);
  const { body: made } = await call("POST", "/v2/checkout/orders", order(), key());
  const text = await (await fetch(sandbox.url)).text();
  assert.ok(text.includes(made.id) && text.includes("PayPal") && text.includes("€10.00"));
});
