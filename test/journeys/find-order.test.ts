import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { arrive, buy, mailsTo, someAddress } from "../buyer.ts";
import { eventually, type Json } from "../doors.ts";
import { type FoyerInOneProcess, startInOneProcess } from "../foyer.ts";
import { openStage, type Stage } from "../stage.ts";

let foyer: FoyerInOneProcess;
let stage: Stage;
before(async () => {
  foyer = await startInOneProcess({});
  stage = await openStage(foyer);
});
after(() => foyer?.stop());

const lookFor = async (email: string) => (await foyer.call("/auth/orders", { body: { email } })).status;
const confirmations = async (email: string) =>
  (await mailsTo(foyer, email)).filter(({ subject }: Json) => subject.startsWith("Your booking"));

test("what guests of one address booked is mailed there again, by whichever browser it was, and nowhere else", async () => {
  const email = someAddress("lost");
  const [one, two] = [await arrive(foyer, email), await arrive(foyer, email)];
  const first = await buy(foyer, one, [stage.seat(stage.seats("stalls", 1)[0]!)]);
  const second = await buy(foyer, two, [stage.standing(1)]);
  await eventually(foyer, async () => assert.equal((await confirmations(email)).length, 2));

  assert.equal(await lookFor(` ${email.toUpperCase()} `), 202);
  await eventually(foyer, async () => assert.equal((await confirmations(email)).length, 4));
  const again = (await confirmations(email)).slice(0, 2);
  for (const { booking } of [first, second]) {
    const mail = again.find(({ subject }: Json) => subject.includes(booking.reference));
    assert.ok(
      mail?.attachments.some(({ filename }: Json) => filename === `tickets-${booking.reference}.pdf`),
    );
  }

  const stranger = someAddress("stranger");
  assert.equal(await lookFor(stranger), 202, "nobody can tell who has booked");
  await foyer.drain();
  assert.equal((await mailsTo(foyer, stranger)).length, 0);
});
