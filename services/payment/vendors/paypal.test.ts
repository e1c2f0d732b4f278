import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, suite, test } from "node:test";
import fc from "fast-check";
import { AppError } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { pressed, startListener, withSandbox } from "../../../sandbox/test/with-sandbox.ts";
import { type Bench, conformance } from "./conformance.ts";
import { openPayPal } from "./paypal.ts";
import { fromPayPalMoney, toPayPalMoney } from "./paypal-money.ts";
import { isRefusal } from "./vendor.ts";

const OLDEST_MS = (3 * 24 * 60 * 60 + 3_600) * 1000;

const configOf = (api_url: string) => ({
  client_id: "client_foyer_sandbox",
  client_secret: "secret_foyer_sandbox",
  webhook_id: "FOYERSANDBOX00001",
  api_url,
  timeout_ms: 2_000,
});
const returnUrl = (booking_id: string) => `http://127.0.0.1:3000/checkout/${booking_id}/return`;

async function openBench(
  clock: () => number = Date.now,
): Promise<Bench & { sandbox: Awaited<ReturnType<typeof withSandbox>> }> {
  const listener = await startListener();
  const sandbox = await withSandbox({ paypal_webhook_url: listener.url, log: () => undefined, clock });
  const approve = async (approve_url: string | undefined, funding: string) => {
    const answer = await fetch(approve_url!, {
      method: "POST",
      headers: { accept: "application/json" },
      body: new URLSearchParams({ result: "approve", funding }),
    });
    assert.equal(answer.status, 200);
  };
  return {
    sandbox,
    vendor: openPayPal(configOf(sandbox.url), returnUrl),
    refused: { wanted: { currency: "KWD" }, reason: "currency" },
    oldest_webhook_ms: OLDEST_MS,
    pay: (_id, { approve_url }) => approve(approve_url, "balance"),
    declined: (_id, { approve_url }) => approve(approve_url, "declined"),
    dispute: (id, stage) => pressed(`${sandbox.url}/page/payments/${id}/dispute`, { stage }),
    decide: (id, winner) => pressed(`${sandbox.url}/page/disputes/${id}`, { winner }),
    async webhookAbout(object_id) {
      const isIt = ({ body }: { body: string }) => {
        const { resource } = JSON.parse(body) as { resource: { id?: string; dispute_id?: string } };
        return (resource.id ?? resource.dispute_id) === object_id;
      };
      for (let count = 1; !listener.received.some(isIt); count++) await listener.waitFor(count);
      const { body, headers } = listener.received.findLast(isIt)!;
      return { raw: Buffer.from(body), headers };
    },
    async loseAnswers(count) {
      await sandbox.api(
        "PUT",
        "/sandbox/faults",
        count === 0 ? [] : [{ vendor: "paypal", kind: "error_after_effect", count }],
      );
    },
    async [Symbol.asyncDispose]() {
      await sandbox[Symbol.asyncDispose]();
      await listener[Symbol.asyncDispose]();
    },
  };
}

conformance("PayPal", () => openBench());

test("money can go back when PayPal has long forgotten the order, and is known again", async () => {
  let now = Date.now();
  await using bench = await openBench(() => now);
  const ids = { payment_id: newId(), booking_id: newId(), revision: 1 };
  const { id, handover } = await bench.vendor.createIntent(
    { ...ids, amount: 5_000, currency: "EUR" },
    newId(),
  );
  await bench.pay(id, handover);
  const { capture_id } = await bench.vendor.capture(id, newId());
  now += 60 * 24 * 60 * 60 * 1000;
  await assert.rejects(bench.vendor.retrieve(id), (error) => isRefusal(error, "missing"));
  const wanted = { ...ids, refund_id: newId(), provider_payment_id: id, amount: 2_000, currency: "EUR" };
  assert.equal(await bench.vendor.findRefund(id, wanted.refund_id), undefined);
  const made = await bench.vendor.refund({ ...wanted, capture_id }, wanted.refund_id);
  assert.deepEqual(await bench.vendor.retrieveRefund(made.id), made);
  assert.equal((await bench.vendor.refund({ ...wanted, capture_id }, wanted.refund_id)).id, made.id);
});

suite("PayPal in particular", () => {
  let bench: Awaited<ReturnType<typeof openBench>>;
  before(async () => void (bench = await openBench()));
  after(() => bench[Symbol.asyncDispose]());

  const begin = (amount = 5_000, currency = "EUR") => {
    const ids = { payment_id: newId(), booking_id: newId(), revision: 1 };
    return bench.vendor.createIntent({ ...ids, amount, currency }, newId());
  };
  const verdicts = async () => {
    const { items } = (await bench.sandbox.api("GET", "/sandbox/requests?vendor=paypal&limit=100")).body;
    return items.filter(({ path }: { path: string }) => path.endsWith("verify-webhook-signature")).length;
  };
  const invalid = (error: unknown) => error instanceof AppError && error.code === "invalid_signature";
  const away = (error: unknown) => error instanceof AppError && error.code === "dependency_unavailable";

  test("money is taken once for a key, and never without the customer's yes", async () => {
    const intent = await begin();
    assert.equal((await bench.vendor.capture(intent.id, newId())).state, "waiting");
    await bench.pay(intent.id, intent.handover);
    assert.equal((await bench.vendor.retrieve(intent.id)).state, "approved");
    const keys = [`${intent.id}:capture`, `${intent.id}:capture`, newId()];
    for (const key of keys) {
      const { state, received_amount } = await bench.vendor.capture(intent.id, key);
      assert.deepEqual([state, received_amount], ["succeeded", 5_000]);
    }
  });

  test("an approved order that is cancelled is never captured, and says so to everybody", async () => {
    const intent = await begin();
    await bench.pay(intent.id, intent.handover);
    assert.equal((await bench.vendor.cancel(intent.id)).state, "cancelled");
    const seen = await openPayPal(configOf(bench.sandbox.url), returnUrl).retrieve(intent.id);
    assert.deepEqual([seen.state, seen.received_amount, seen.handover], ["cancelled", 0, {}]);
  });

  test("a price told after the customer's yes is refused", async () => {
    const intent = await begin();
    await bench.pay(intent.id, intent.handover);
    await assert.rejects(bench.vendor.updateAmount(intent.id, 9_900, "EUR"), (error) =>
      isRefusal(error, "state"),
    );
  });

  test("yen have no decimals; what has three is not taken", async () => {
    const yen = await begin(5_000, "JPY");
    await bench.pay(yen.id, yen.handover);
    const paid = await bench.vendor.capture(yen.id, newId());
    assert.deepEqual([paid.received_amount, paid.currency], [5_000, "JPY"]);
    await assert.rejects(begin(5_000, "BHD"), (error) => isRefusal(error, "currency"));
  });

  test("signed for somebody else, by somebody else, or with another address: refused", async () => {
    const intent = await begin();
    await bench.pay(intent.id, intent.handover);
    const { raw, headers } = await bench.webhookAbout(intent.id);
    const other = { ...configOf(bench.sandbox.url), webhook_id: "ANOTHERHOOK000001" };
    const now = new Date();
    await assert.rejects(openPayPal(other, returnUrl).verifyWebhook(raw, headers, now), invalid);
    const respaced = Buffer.from(JSON.stringify(JSON.parse(raw.toString()), null, 1));
    await assert.rejects(bench.vendor.verifyWebhook(respaced, headers, now), invalid);
    const marked = Buffer.concat([Buffer.from("\ufeff"), raw]);
    await assert.rejects(bench.vendor.verifyWebhook(marked, headers, now), invalid);
    const asked = await verdicts();
    for (const cert_url of [
      "https://evil.example/cert.pem",
      "https://paypal.com.evil.example/cert.pem",
      "https://evilpaypal.com/cert.pem",
      "http://api.paypal.com/cert.pem",
      "https://api.paypal.com@evil.example/cert.pem",
      "file:///etc/passwd",
      "",
    ])
      await assert.rejects(
        bench.vendor.verifyWebhook(raw, { ...headers, "paypal-cert-url": cert_url }, now),
        invalid,
        cert_url,
      );
    assert.equal(await verdicts(), asked, "an address that is not PayPal's is not worth a question");
    const flipped = headers["paypal-transmission-sig"]!.replace(/^./, (first) => (first === "A" ? "B" : "A"));
    await assert.rejects(
      bench.vendor.verifyWebhook(raw, { ...headers, "paypal-transmission-sig": flipped }, now),
      invalid,
    );
    assert.equal((await bench.vendor.verifyWebhook(raw, headers, now)).provider_payment_id, intent.id);
  });

  test("PayPal away while it is asked for its verdict: not known, so that it sends again", async () => {
    const intent = await begin();
    await bench.pay(intent.id, intent.handover);
    const { raw, headers } = await bench.webhookAbout(intent.id);
    await bench.sandbox.api("PUT", "/sandbox/faults", [{ vendor: "paypal", kind: "error_500" }]);
    await assert.rejects(bench.vendor.verifyWebhook(raw, headers, new Date()), away);
    await bench.sandbox.api("PUT", "/sandbox/faults", []);
  });

  test("a token that ended early is renewed; wrong credentials are no definite no", async () => {
    let tokens = 0;
    const server = createServer((request, response) => {
      const isToken = request.url === "/v1/oauth2/token";
      const fresh = request.headers.authorization === "Bearer t2";
      response.setHeader("content-type", "application/json");
      if (isToken) response.end(JSON.stringify({ access_token: `t${++tokens}`, expires_in: 3_600 }));
      else response.writeHead(fresh ? 404 : 401).end("{}");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const vendor = openPayPal(configOf(`http://127.0.0.1:${port}`), returnUrl);
    await assert.rejects(vendor.retrieve("5O190127TN364715T"), (error) => isRefusal(error, "missing"));
    assert.equal(tokens, 2);
    server.close();
    server.closeAllConnections();
    const stranger = openPayPal({ ...configOf(bench.sandbox.url), client_secret: "wrong" }, returnUrl);
    await assert.rejects(stranger.retrieve("5O190127TN364715T"), away);
  });
});

test("amounts survive the way to PayPal's decimal text and back; what it cannot express is refused", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999_999_999 }),
      fc.constantFrom("EUR", "USD", "JPY", "GBP", "CHF"),
      (amount, currency) => {
        assert.equal(fromPayPalMoney(toPayPalMoney(amount, currency)), amount);
      },
    ),
  );
  const texts = [
    [1_999, "EUR", "19.99"],
    [5, "EUR", "0.05"],
    [100, "EUR", "1.00"],
    [1_234, "JPY", "1234"],
    [450_000, "TWD", "4500"],
  ] as const;
  for (const [amount, currency, value] of texts)
    assert.deepEqual(toPayPalMoney(amount, currency), { currency_code: currency, value });
  assert.throws(
    () => toPayPalMoney(450_050, "TWD"),
    (error) => isRefusal(error, "amount"),
  );
  assert.throws(
    () => toPayPalMoney(1_000, "KWD"),
    (error) => isRefusal(error, "currency"),
  );
});
