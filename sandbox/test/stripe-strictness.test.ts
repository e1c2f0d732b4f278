import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { refusal, temporaryFolder, withSandbox } from "./with-sandbox.ts";

const HEADERS = { authorization: "Bearer sk_test_foyer_sandbox" };
type Row = [path: string, form: string, status: number, code: string | undefined, param: string | undefined];

test("requests that Stripe refuses are refused with its codes", async () => {
  await using sandbox = await withSandbox();
  const intent = await sandbox.stripe.paymentIntents.create({ amount: 1000, currency: "eur" });
  const create = "/v1/payment_intents";
  const confirm = `${create}/${intent.id}/confirm`;
  const table: Row[] = [
    [create, "amount=1000&currency=eur&colour=red", 400, "parameter_unknown", "colour"],
    [
      create,
      "amount=1000&currency=eur&automatic_payment_methods[enabled]=true&automatic_payment_methods[x]=1",
      400,
      "parameter_unknown",
      "automatic_payment_methods[x]",
    ],
    [
      create,
      "amount=1000&currency=eur&payment_method_types[]=card",
      400,
      "parameter_unknown",
      "payment_method_types",
    ],
    [create, "amount=1000&currency=eur&customer=cus_1", 400, undefined, "customer"],
    [create, "currency=eur", 400, "parameter_missing", "amount"],
    [create, "amount=1000", 400, "parameter_missing", "currency"],
    [create, "amount=&currency=eur", 400, "parameter_invalid_empty", "amount"],
    [create, "amount=19.99&currency=eur", 400, "parameter_invalid_integer", "amount"],
    [create, "amount=-5&currency=eur", 400, "parameter_invalid_integer", "amount"],
    [create, "amount=49&currency=eur", 400, "amount_too_small", "amount"],
    [create, "amount=29&currency=gbp", 400, "amount_too_small", "amount"],
    [create, "amount=49&currency=jpy", 400, "amount_too_small", "amount"],
    [create, "amount=100000000&currency=eur", 400, "amount_too_large", "amount"],
    [create, "amount=1005&currency=kwd", 400, undefined, "amount"],
    [create, "amount=1000&currency=xxx", 400, undefined, "currency"],
    [create, "amount=1000&currency=eur&capture_method=later", 400, undefined, "capture_method"],
    [create, "amount=1000&currency=eur&confirm=true", 400, "parameter_missing", "payment_method"],
    [create, "amount=1000&currency=eur&receipt_email=nobody", 400, "email_invalid", "receipt_email"],
    [create, `amount=1000&currency=eur&metadata[a]=${"x".repeat(501)}`, 400, undefined, "metadata[a]"],
    [create, "amount=1000&currency=eur&expand[]=nothing", 400, undefined, "expand[]"],
    [create, "amount=1000&currency=eur&description=%ff", 400, undefined, undefined],
    [`${create}/pi_nobody`, "", 404, "resource_missing", "intent"],
    [`${create}/pi_nobody/cancel`, "", 404, "resource_missing", "intent"],
    [confirm, "", 400, "payment_intent_unexpected_state", undefined],
    [confirm, "payment_method=pm_nobody", 404, "resource_missing", "payment_method"],
    [confirm, "payment_method=pm_card_visa&return_url=javascript:alert(1)", 400, "url_invalid", "return_url"],
    [
      confirm,
      "payment_method_data[type]=card&payment_method_data[card][number]=4242424242424242",
      402,
      undefined,
      undefined,
    ],
    [`${create}/${intent.id}/cancel`, "cancellation_reason=bored", 400, undefined, "cancellation_reason"],
    ["/v1/refunds", "", 400, "parameter_missing", undefined],
    ["/v1/refunds", "payment_intent=pi_nobody", 404, "resource_missing", "payment_intent"],
    [
      "/v1/refunds",
      `payment_intent=${intent.id}&amount=0`,
      400,
      "payment_intent_unexpected_state",
      undefined,
    ],
    ["/v1/customers", "name=A", 404, undefined, undefined],
  ];
  for (const [path, form, status, code, param] of table) {
    const response = await fetch(sandbox.url + path, {
      method: "POST",
      headers: { ...HEADERS, "content-type": "application/x-www-form-urlencoded" },
      body: form,
    });
    const { error } = (await response.json()) as { error: Record<string, unknown> };
    assert.deepEqual(
      [response.status, error["code"], error["param"]],
      [status, code, param],
      `${path} ${form}: ${String(error["message"])}`,
    );
    assert.ok(
      typeof error["message"] === "string" &&
        error["type"] === "invalid_request_error" &&
        String(error["request_log_url"]).includes("/req_"),
    );
  }
});

test("reads are as strict: unknown parameters, bad limits, bad versions, JSON bodies", async () => {
  await using sandbox = await withSandbox();
  const ask = async (path: string, init: RequestInit = {}): Promise<[number, unknown]> => {
    const response = await fetch(sandbox.url + path, {
      ...init,
      headers: { ...HEADERS, ...(init.headers as Record<string, string>) },
    });
    return [response.status, ((await response.json()) as { error?: { code?: string } }).error?.code];
  };
  assert.deepEqual(await ask("/v1/payment_intents?limit=101"), [400, "parameter_invalid_integer"]);
  assert.deepEqual(await ask("/v1/payment_intents?page=2"), [400, "parameter_unknown"]);
  assert.deepEqual(await ask("/v1/payment_intents?starting_after=pi_nobody"), [404, "resource_missing"]);
  assert.deepEqual(await ask("/v1/refunds?payment_intent=pi_nobody"), [404, "resource_missing"]);
  assert.deepEqual(await ask("/v1/payment_intents", { headers: { "stripe-version": "yesterday" } }), [
    400,
    undefined,
  ]);
  const json = { method: "POST", body: "{}", headers: { "content-type": "application/json" } };
  assert.deepEqual(await ask("/v1/payment_intents", json), [400, undefined]);
  assert.deepEqual(await ask("/v1/payment_intents?created[gte]=1&created[lt]=99999999999"), [200, undefined]);
});

test("an idempotency key gives its first answer again, refuses other parameters, and lets one twin through", async () => {
  await using sandbox = await withSandbox();
  const { stripe } = sandbox;
  const params = { amount: 1000, currency: "eur", metadata: { a: "1" } };
  const first = await stripe.paymentIntents.create(params, { idempotencyKey: "k1" });
  const again = await stripe.paymentIntents.create(params, { idempotencyKey: "k1" });
  assert.equal(again.id, first.id);
  assert.equal(again.lastResponse.headers["idempotent-replayed"], "true");
  const other = await refusal(
    stripe.paymentIntents.create({ ...params, amount: 1001 }, { idempotencyKey: "k1" }),
  );
  assert.deepEqual([other.statusCode, other.rawType], [400, "idempotency_error"]);
  const elsewhere = await refusal(
    stripe.refunds.create({ payment_intent: first.id }, { idempotencyKey: "k1" }),
  );
  assert.equal(elsewhere.rawType, "idempotency_error");

  assert.deepEqual(await twins(sandbox.url, "k2"), [200, 409]);
  const { data } = await stripe.paymentIntents.list();
  assert.equal(data.length, 2);

  const invalid = await refusal(
    stripe.paymentIntents.create({ amount: 1, currency: "eur" }, { idempotencyKey: "k3" }),
  );
  assert.equal(invalid.code, "amount_too_small");
  assert.ok(
    (await stripe.paymentIntents.create(params, { idempotencyKey: "k3" })).id,
    "a refused request leaves its key free",
  );
});

/** The statuses of two equal requests in one packet: they arrive together whatever the machine is doing. */
async function twins(url: string, key: string): Promise<number[]> {
  const { hostname, port } = new URL(url);
  const body = "amount=1000&currency=eur";
  const request = [
    "POST /v1/payment_intents HTTP/1.1",
    `Host: ${hostname}:${port}`,
    `Authorization: ${HEADERS.authorization}`,
    "Content-Type: application/x-www-form-urlencoded",
    `Content-Length: ${body.length}`,
    `Idempotency-Key: ${key}`,
    "",
    body,
  ].join("\r\n");
  const socket = connect(Number(port), hostname);
  socket.write(request + request.replace("Content-Type", "Connection: close\r\nContent-Type"));
  let answers = "";
  for await (const chunk of socket) answers += String(chunk);
  return [...answers.matchAll(/HTTP\/1\.1 (\d+) /g)].map((match) => Number(match[1]));
}

test("a decline belongs to its idempotency key", async () => {
  await using sandbox = await withSandbox();
  const intent = await sandbox.stripe.paymentIntents.create({ amount: 1000, currency: "eur" });
  const decline = () =>
    refusal(
      sandbox.stripe.paymentIntents.confirm(
        intent.id,
        { payment_method: "pm_card_visa_chargeDeclined" },
        { idempotencyKey: "k" },
      ),
    );
  const [first, second] = [await decline(), await decline()];
  assert.deepEqual(
    [first.code, second.code, second.charge],
    ["card_declined", "card_declined", first.charge],
  );
});

test("browsers of this machine may call, others may not", async () => {
  await using sandbox = await withSandbox();
  const preflight = (origin: string): Promise<Response> =>
    fetch(`${sandbox.url}/v1/payment_intents/pi_1/confirm`, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "POST" },
    });
  const own = await preflight("http://localhost:5173");
  assert.deepEqual(
    [own.status, own.headers.get("access-control-allow-origin")],
    [204, "http://localhost:5173"],
  );
  assert.equal(
    (await preflight("https://elsewhere.example")).headers.get("access-control-allow-origin"),
    null,
  );
});

test("card numbers and secrets are neither stored nor shown", async () => {
  using folder = temporaryFolder();
  await using sandbox = await withSandbox({ data_dir: folder.path });
  const intent = await sandbox.stripe.paymentIntents.create({ amount: 1000, currency: "eur" });
  const form = {
    "payment_method_data[type]": "card",
    "payment_method_data[card][number]": "4242 4242 4242 4242",
    "payment_method_data[card][exp_month]": "12",
    "payment_method_data[card][exp_year]": "2040",
    "payment_method_data[card][cvc]": "987",
  };
  assert.equal((await sandbox.customer(intent, form)).status, 200);
  assert.equal((await sandbox.customer(intent, { "5555555555554444": "oops" })).status, 400);
  const { body } = await sandbox.api("GET", "/sandbox/requests?vendor=stripe");
  assert.equal(body["items"].length, 3);
  const card = body["items"][1].request.payment_method_data.card;
  assert.deepEqual([card.number, card.cvc], ["[card ending 4242]", "[redacted]"]);
  const shown = JSON.stringify(body);
  for (const secret of [intent.client_secret ?? "", "test_foyer_sandbox"])
    assert.ok(!shown.includes(secret), secret);
  const files = readdirSync(folder.path).map((name) => readFileSync(join(folder.path, name)));
  const stored = Buffer.concat(files);
  for (const number of ["4242424242424242", "4242 4242 4242 4242", "5555555555554444"]) {
    assert.ok(!shown.includes(number) && !stored.includes(number), number);
  }
  assert.ok(stored.includes("card ending 4242"), "the right files were searched");
});
