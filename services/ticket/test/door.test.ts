import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../../platform/ids.ts";
import { anyOf, basket, type House, openHouse, putShow, seat, type Show } from "./house.ts";

let house: House;
let show: Show;
let scanner: string;
before(async () => {
  house = await openHouse();
  show = await putShow(house);
  scanner = (await house.auth.person({ memberships: { [show.organization_id]: "scanner" } })).authorization;
});
after(() => house.harness.stop());

interface Verdict {
  result: string;
  ticket?: { label: string | null };
  used_at?: string;
  used_gate?: string;
}
async function post(
  path: string,
  body: object,
  authorization = scanner,
): Promise<{ status: number; body: Verdict & { code?: string } }> {
  const response = await fetch(house.url + path, {
    method: "POST",
    headers: { "content-type": "application/json", authorization },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Verdict };
}
const scan = async (code: string, more: object = {}) =>
  (await post("/tickets/check-in", { code, performance_id: show.performance_id, ...more })).body;
const look = async (code: string) =>
  (await post("/tickets/validate", { code, performance_id: show.performance_id })).body;

async function sold(from = show, index = 0) {
  const one = basket(house);
  await one.hold([anyOf(from, from.floor, 1), ...(from === show ? [seat(from, from.seats[index]!, 1)] : [])]);
  await house.inventory.commit({ holdId: one.hold_id, bookingId: one.booking_id });
  const { tickets } = await house.tickets.listTickets({ bookingId: one.booking_id });
  return { one, tickets };
}

test("20 scanners of one ticket: one lets in, the others say when and where it was used", async () => {
  const { tickets } = await sold();
  const { code } = tickets[0]!;
  assert.equal((await look(code)).result, "ok");
  assert.equal((await look(code)).result, "ok", "looking uses nothing");
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, gate) => scan(code, { gate: `Gate ${gate}` })),
  );
  const ok = answers.filter(({ result }) => result === "ok");
  assert.equal(ok.length, 1);
  for (const { result, used_at, used_gate } of answers) {
    if (result === "ok") continue;
    assert.deepEqual([result, used_at, used_gate], ["already_used", ok[0]!.used_at, ok[0]!.used_gate]);
  }
  assert.equal((await look(code)).result, "already_used");
  const told = await house.rows(
    "select count(*) as n from outbox where type = 'ticket.checked_in' and subject = $1",
    tickets[0]!.id,
  );
  assert.equal(told[0]!.n, 1);
});

test("the same nonce is answered with its first verdict, also in parallel, and belongs to one code", async () => {
  const { tickets } = await sold(show, 1);
  const nonce = newId();
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => scan(tickets[0]!.code, { nonce, gate: "North" })),
  );
  for (const answer of answers)
    assert.deepEqual([answer.result, answer.used_gate, answer.ticket?.label], ["ok", "North", "2"]);
  assert.equal((await scan(tickets[0]!.code, { nonce: newId() })).result, "already_used");
  assert.equal(
    (await post("/tickets/check-in", { code: tickets[1]!.code, performance_id: show.performance_id, nonce }))
      .status,
    422,
  );
  assert.equal((await look(tickets[1]!.code)).result, "ok");
});

test("each other verdict has its reason", async () => {
  const { one, tickets } = await sold(show, 2);
  const { code } = tickets[0]!;
  const elsewhere = await post("/tickets/check-in", { code, performance_id: show.other_performance_id });
  assert.equal(elsewhere.body.result, "wrong_date");
  const foreign = await sold(await putShow(house));
  const wrong = await scan(foreign.tickets[0]!.code);
  assert.deepEqual(wrong, { result: "wrong_event" }, "nothing is told about another house's ticket");
  const changed = code.slice(0, 40) + (code[40] === "A" ? "B" : "A") + code.slice(41);
  for (const text of [
    changed,
    "FOYER1.",
    "x".repeat(5_000),
    "https://example.org",
    "'; drop table tickets; --",
    "AAAA-AAAA",
  ])
    assert.deepEqual(await scan(text), { result: "invalid" });
  await house.inventory.release({ holdId: one.hold_id });
  assert.equal((await scan(code)).result, "cancelled");
});

test("the short code works in any spelling, for its performance only", async () => {
  const { tickets } = await sold(show, 3);
  const { shortCode } = tickets[0]!;
  assert.equal((await look(shortCode)).ticket?.label, "4");
  assert.equal((await look(` ${shortCode.toLowerCase().replace("-", " ")}`)).result, "ok");
  const elsewhere = await post("/tickets/validate", {
    code: shortCode,
    performance_id: show.other_performance_id,
  });
  assert.equal(elsewhere.body.result, "invalid");
  assert.equal((await scan(shortCode)).result, "ok");
  assert.equal((await scan(tickets[0]!.code)).result, "already_used");
});

test("only who may scan here is answered; foreign and missing look the same", async () => {
  const { tickets } = await sold(show, 4);
  const body = { code: tickets[0]!.code, performance_id: show.performance_id };
  const as = async (memberships: Record<string, string>, target = body) => {
    const { authorization } = await house.auth.person({ memberships });
    const answers = [
      await post("/tickets/check-in", target, authorization),
      await post("/tickets/validate", target, authorization),
    ];
    return answers.map((answer) => `${answer.status} ${answer.body.code}`);
  };
  assert.deepEqual(await as({ [show.organization_id]: "viewer" }), ["403 forbidden", "403 forbidden"]);
  const stranger = await as({ [newId()]: "owner" });
  assert.deepEqual(stranger, ["404 not_found", "404 not_found"]);
  assert.deepEqual(
    await as({ [show.organization_id]: "owner" }, { ...body, performance_id: newId() }),
    stranger,
  );
  const anonymous = await fetch(`${house.url}/tickets/check-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  assert.equal(anonymous.status, 401);
  assert.equal((await look(tickets[0]!.code)).result, "ok");
});

test("a manager cancels one ticket: its place is on sale again, its code is dead, the rest stays", async () => {
  const { one, tickets } = await sold(show, 5);
  const target = tickets.find(({ label }) => label === "6")!;
  const { authorization } = await house.auth.person({ memberships: { [show.organization_id]: "manager" } });
  assert.equal((await post(`/tickets/${target.id}/cancel`, {}, scanner)).status, 403);
  for (let time = 0; time < 2; time++)
    assert.equal((await post(`/tickets/${target.id}/cancel`, {}, authorization)).status, 200);
  assert.equal((await scan(target.code)).result, "cancelled");
  const other = basket(house);
  await other.hold([seat(show, show.seats[5]!)]);
  await house.inventory.commit({ holdId: other.hold_id, bookingId: other.booking_id });
  await house.inventory.release({ holdId: one.hold_id });
  const { tickets: resold } = await house.tickets.listTickets({ bookingId: other.booking_id });
  assert.equal((await scan(resold[0]!.code)).result, "ok", "the seat of the next owner is not touched");
});
