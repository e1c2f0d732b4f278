import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { arrive, buy, mailsTo, type Person, register } from "../../../test/buyer.ts";
import { eventually, type Json } from "../../../test/doors.ts";
import { type FoyerInOneProcess, startInOneProcess } from "../../../test/foyer.ts";
import { openStage, type Stage } from "../../../test/stage.ts";

let foyer: FoyerInOneProcess;
let stage: Stage;
before(async () => {
  foyer = await startInOneProcess();
  stage = await openStage(foyer);
});
after(() => foyer.stop());
afterEach(() => foyer.outside("/sandbox/faults", { method: "DELETE" }));

const misbehave = (kind: string, count: number) =>
  foyer.outside("/sandbox/faults", { method: "PUT", body: [{ vendor: "smtp", kind, count }] });
const notificationsOf = async ({ token }: Person): Promise<Json[]> =>
  (await foyer.call("/notifications", { token })).body.items;

/** Lets the pauses between tries pass. */
async function wait(times: number): Promise<void> {
  for (let pause = 0; pause < times; pause++) {
    await foyer.drain();
    await foyer.advance(61_000);
  }
  await foyer.drain();
}

test("a mail server that is away delays the mail, and it comes once", async () => {
  await misbehave("error_500", 3);
  const person = await arrive(foyer);
  await buy(foyer, person, [stage.standing(1)]);
  await wait(4);
  const mails = await eventually(foyer, async () => {
    const found = await mailsTo(foyer, person.email);
    assert.equal(found.length, 1);
    return found;
  });
  assert.deepEqual(
    mails[0].attachments.map(({ content_type }: Json) => (content_type as string).split(";")[0]),
    ["image/png", "application/pdf", "text/calendar", "application/pdf"],
  );
  assert.deepEqual(
    (await notificationsOf(person)).map(({ template, status }) => [template, status]),
    [["booking_confirmation", "sent"]],
  );
});

test("a mail that was taken although the answer was lost goes again as the same mail", async () => {
  await misbehave("error_after_effect", 2);
  const person = await arrive(foyer);
  await buy(foyer, person, [stage.standing(1)]);
  await wait(4);
  assert.equal((await mailsTo(foyer, person.email)).length, 1, "shown once: the Message-ID is the same");
});

test("who cancels is told so; who cancels before the confirmation went out gets no tickets", async () => {
  const [told, early] = [await arrive(foyer), await arrive(foyer)];
  const { booking } = await buy(foyer, told, [stage.standing(1)]);
  await eventually(foyer, async () => assert.equal((await mailsTo(foyer, told.email)).length, 1));
  await foyer.call(`/bookings/${booking.id}/cancel`, { token: told.token, body: {} });
  const subjects = await eventually(foyer, async () => {
    const found = await mailsTo(foyer, told.email);
    assert.equal(found.length, 2);
    return found.map(({ subject }) => subject as string);
  });
  assert.ok(subjects.some((subject) => subject.includes("cancelled")));

  await misbehave("error_500", 5);
  const late = await buy(foyer, early, [stage.standing(1)]);
  await foyer.drain();
  await foyer.call(`/bookings/${late.booking.id}/cancel`, { token: early.token, body: {} });
  await wait(8);
  const heard = (await mailsTo(foyer, early.email)).map(({ subject }) => subject as string);
  assert.ok(
    !heard.some((subject) => subject.startsWith("Your booking") && !subject.includes("cancelled")),
    heard.join(" | "),
  );
});

test("some of the money goes back: a mail each time, and the booking stays", async () => {
  const person = await arrive(foyer);
  const { booking } = await buy(foyer, person, [stage.standing(1)]);
  const refund = (amount: number) =>
    foyer.call(`/payments/${booking.payment_id}/refund`, { token: stage.organizer.token, body: { amount } });
  for (const amount of [100, 150]) {
    assert.equal((await refund(amount)).status, 201);
    await foyer.drain();
  }
  const mails = await eventually(foyer, async () => {
    const found = (await mailsTo(foyer, person.email)).filter(({ subject }) => subject.startsWith("Money"));
    assert.equal(found.length, 2);
    return found;
  });
  const texts = mails.map(({ text }) => text as string).join("\n");
  assert.match(texts, /2\.50 of .* went back the way you paid it \(Visa •••• 4242\)/);
  for (const { text } of mails) assert.match(text, /its tickets are valid/);
});

test("the evening comes as a calendar file, in UTC, with where and which places", async () => {
  const person = await arrive(foyer);
  const { booking } = await buy(foyer, person, [stage.standing(2)]);
  const [mail] = await eventually(foyer, async () => {
    const found = await mailsTo(foyer, person.email);
    assert.equal(found.length, 1);
    return found;
  });
  const text = await calendarIn(mail, booking);
  assert.match(text, new RegExp(`DTSTART:${booking.start_time.slice(0, 19).replaceAll(/[-:]/g, "")}Z\r\n`));
  assert.match(text, new RegExp(`2 × [^\r]+${booking.reference}\r\nLOCATION:[^\r]*Playhouse`));
  assert.equal(text.split("BEGIN:VEVENT").length, 2, "one entry for two places of an evening");
  assert.match(mail.text, /GMT|IST/);

  await foyer.call(`/bookings/${booking.id}/cancel`, { token: person.token, body: {} });
  const farewell = await eventually(foyer, async () => {
    const found = (await mailsTo(foyer, person.email)).find(({ subject }) => subject.includes("cancelled"));
    assert.ok(found);
    return found;
  });
  const taken = await calendarIn(farewell, booking);
  const of = (file: string, name: string) => new RegExp(`^${name}:(.*)\r$`, "m").exec(file)![1]!;
  assert.deepEqual([of(taken, "METHOD"), of(taken, "STATUS")], ["CANCEL", "CANCELLED"]);
  assert.equal(of(taken, "UID"), of(text, "UID"), "the entry that was put there is the one that goes");
  assert.ok(Number(of(taken, "SEQUENCE")) > Number(of(text, "SEQUENCE")));
});

async function calendarIn(mail: Json, { reference }: Json): Promise<string> {
  const at = mail.attachments.findIndex(({ filename }: Json) => filename === `calendar-${reference}.ics`);
  const response = await fetch(`${foyer.sandbox}/sandbox/mailbox/${mail.id}/attachments/${at}`);
  return (await response.text()).replaceAll("\r\n ", "");
}

test("an account is written to in its language, with a link that stands nowhere else", async () => {
  const email = `verena-${Date.now()}@example.org`;
  const answer = await foyer.call("/auth/register", {
    body: { email, name: "Verena", password: "plum river 47", locale: "de-AT" },
  });
  const person = { id: answer.body.user.id, token: answer.body.access_token, email };
  const [mail] = await eventually(foyer, async () => {
    const found = await mailsTo(foyer, email);
    assert.equal(found.length, 1);
    return found;
  });
  assert.equal(mail.subject, "Bestätigen Sie Ihre E-Mail-Adresse");
  const token = /#token=([\w.-]+)/.exec(mail.text)![1]!;
  assert.ok(foyer.harness.log_lines.every((line) => !line.includes(token) && !line.includes(email)));
  for (const service of ["auth", "notification"]) {
    const { rows } = await foyer.harness.room(service).base.db.query({
      name: `all of ${service}`,
      text: "select coalesce(string_agg(o::text, ' '), '') || coalesce((select string_agg(t::text, ' ') from tasks t), '') as everything from outbox o",
      values: [],
    });
    assert.ok(!(rows[0].everything as string).includes(token));
  }
  assert.deepEqual(
    (await notificationsOf(person)).map(({ status }) => status),
    ["sent"],
  );
  assert.deepEqual(
    await notificationsOf(await register(foyer)).then((list) =>
      list.filter(({ about }) => about === person.id),
    ),
    [],
  );
});
