import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { newId } from "../../platform/ids.ts";
import { arrive, buy } from "../buyer.ts";
import { eventually } from "../doors.ts";
import { type Foyer, startFoyer } from "../foyer.ts";
import { openStage, type Stage } from "../stage.ts";

const run = promisify(execFile);
const program = new URL("../../scripts/parked.ts", import.meta.url).pathname;

let foyer: Foyer;
let stage: Stage;
before(async () => {
  foyer = await startFoyer();
  stage = await openStage(foyer);
});
after(() => foyer?.stop());

/** `npm run parked`, with these words; what it says. */
async function parked(...words: string[]): Promise<string> {
  const { env } = foyer;
  const some = Object.entries(env).find(([name]) => name.endsWith("_DATABASE_URL"))![1]!;
  const urls = { DATABASE_URL: some, ...env };
  return (await run(process.execPath, [program, ...words], { env: { ...process.env, ...urls } })).stdout;
}

test("money of nobody and a refund that came back stand in one list, until a person has dealt with them", async () => {
  assert.equal(await parked(), "Nothing waits for a person.\n");
  const made = await fetch(`${foyer.sandbox}/v1/payment_intents`, {
    method: "POST",
    headers: { authorization: "Bearer sk_test_foyer_sandbox" },
    body: new URLSearchParams({
      amount: "4200",
      currency: "eur",
      "metadata[booking_id]": newId(),
      confirm: "true",
      payment_method: "pm_card_visa",
      "allowed_payment_method_types[]": "card",
    }),
  });
  const intent = await made.json();
  const person = await arrive(foyer);
  const { payment } = await buy(foyer, person, [stage.standing(1)], "pm_card_refundFail");
  await foyer.call(`/payments/${payment.id}/refund`, { token: stage.organizer.token, body: { amount: 700 } });
  await eventually(foyer, async () => {
    await foyer.advance(4_000);
    assert.match(await parked(), /2 entries/);
  });
  const list = await parked();
  const [, key] = /payment {2}task handle-webhook (\S+) {2}parked/.exec(list) ?? [];
  assert.ok(key && list.includes(`unattributable: payment_intent.`) && list.includes(intent.id), list);
  assert.match(
    list,
    new RegExp(`task report-failed-refund .* refund of 700 EUR .* of payment ${payment.id} failed`),
  );

  // Looked at again it is still nobody's; discarded it is gone.
  assert.equal(await parked("replay", "payment", "task", "handle-webhook", key), "Done.\n");
  await foyer.drain();
  assert.match(await parked(), /2 entries/);
  assert.equal(await parked("discard", "payment", "task", "handle-webhook", key), "Done.\n");
  await foyer.drain();
  const left = await parked();
  assert.match(left, /report-failed-refund/);
  assert.match(left, /1 entry/);
  assert.equal(
    await parked("discard", "payment", "task", "handle-webhook", key),
    "There is no such entry.\n",
  );
});
