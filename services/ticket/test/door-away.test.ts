import assert from "node:assert/strict";
import { verify } from "node:crypto";
import { after, before, test } from "node:test";
import { newId } from "../../../platform/ids.ts";
import { publicKeyOf, readCode, verifyCode } from "../domain/code.ts";
import { basket, type House, openHouse, putShow, seat, type Show } from "./house.ts";

// A door without network: what it takes along, and what happens when its scans arrive.

const MINUTE_MS = 60_000;

let house: House;
let show: Show;
let scanner: string;
let manager: string;
before(async () => {
  house = await openHouse();
  show = await putShow(house);
  const as = async (role: string) =>
    (await house.auth.person({ memberships: { [show.organization_id]: role } })).authorization;
  [scanner, manager] = [await as("scanner"), await as("manager")];
});
after(() => house.harness.stop());

type Json = ReturnType<typeof JSON.parse>;
async function call(path: string, body?: object, authorization = scanner) {
  const response = await fetch(house.url + path, {
    method: body ? "POST" : "GET",
    headers: { authorization, ...(body && { "content-type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) };
}
const door = (rest = "") => `/tickets/door/${show.performance_id}${rest}`;
const scan = async (code: string, more: object = {}) =>
  (await call("/tickets/check-in", { code, performance_id: show.performance_id, ...more })).body;
const minutesAgo = (minutes: number) =>
  new Date(house.harness.clock.now().getTime() - minutes * MINUTE_MS).toISOString();

let next = 0;
async function sold() {
  const one = basket(house);
  await one.hold([seat(show, show.seats[next++]!)]);
  await house.inventory.commit({ holdId: one.hold_id, bookingId: one.booking_id });
  const { tickets } = await house.tickets.listTickets({ bookingId: one.booking_id });
  return { one, ticket: tickets[0]! };
}

test("the list proves codes without us: its own signature, the event's key, every ticket, no person", async () => {
  const { ticket } = await sold();
  const { text, body } = await call(door());
  const { list, signature } = body;
  const key = publicKeyOf(Buffer.from(list.keys[0].public_key, "base64url"));
  const sent = text.slice('{"list":'.length, text.lastIndexOf(',"signature"'));
  const holds = (what: string) =>
    verify(null, Buffer.from(`foyer door list\u0000${what}`), key, Buffer.from(signature, "base64url"));
  assert.ok(holds(sent));
  assert.equal(JSON.stringify(list), sent, "read and written again it is the same text");
  assert.ok(!holds(sent.replace('"VALID"', '"USED"')));
  const code = readCode(ticket.code)!;
  assert.ok(verifyCode(code, key));
  const found = list.tickets.find(({ id }: Json) => id === ticket.id);
  assert.deepEqual(found, {
    id: ticket.id,
    short_code: ticket.shortCode,
    status: "VALID",
    section: "Stalls",
    label: ticket.label,
    zone: "Stalls",
    ticket_type: "Full",
    used_gate: null,
    row: "A",
    used_at: null,
  });
});

test("since the last list only what changed comes: sold, used at its own earlier time, cancelled, undone", async () => {
  const scanned = await sold();
  const quiet = await sold();
  house.harness.clock.advance(10 * MINUTE_MS);
  const first = (await call(door())).body.list;
  assert.equal(first.since, null);
  const late = await sold();
  await scan(scanned.ticket.code, { scanned_at: minutesAgo(8), gate: "Quay", nonce: newId() });
  const changed = (await call(door(`?since=${first.as_of}`))).body.list.tickets;
  const status = (id: string) => changed.find((ticket: Json) => ticket.id === id)?.status;
  assert.deepEqual(
    [status(scanned.ticket.id), status(late.ticket.id), status(quiet.ticket.id)],
    ["USED", "VALID", undefined],
  );
});

test("two doors without network, one ticket: the first to reach us counts, the other is listed", async () => {
  const { ticket } = await sold();
  house.harness.clock.advance(30 * MINUTE_MS);
  const early = { scanned_at: minutesAgo(20), gate: "Quay door", nonce: newId() };
  const later = { scanned_at: minutesAgo(10), gate: "Side door", nonce: newId() };
  const won = await scan(ticket.code, later);
  assert.deepEqual([won.result, won.used_at, won.used_gate], ["ok", later.scanned_at, "Side door"]);
  for (let time = 0; time < 2; time++) {
    const lost = await scan(ticket.code, early);
    assert.deepEqual([lost.result, lost.used_at], ["already_used", later.scanned_at]);
  }
  const { items } = (await call(door("/conflicts"))).body;
  const [conflict, ...more] = items.filter((item: Json) => item.ticket?.id === ticket.id);
  assert.equal(more.length, 0, "a repeat is no second conflict");
  assert.deepEqual(
    [conflict.result, conflict.scanned_at, conflict.gate, conflict.used_at, conflict.used_gate],
    ["already_used", early.scanned_at, "Quay door", later.scanned_at, "Side door"],
  );
});

test("cancelled meanwhile, or refused online while the answer was lost: both are listed", async () => {
  const gone = await sold();
  await house.inventory.release({ holdId: gone.one.hold_id });
  assert.equal(
    (await scan(gone.ticket.code, { scanned_at: minutesAgo(1), nonce: newId() })).result,
    "cancelled",
  );
  const twice = await sold();
  await scan(twice.ticket.code);
  const nonce = newId();
  assert.equal((await scan(twice.ticket.code, { nonce })).result, "already_used");
  const listed = async () =>
    (await call(door("/conflicts"))).body.items.map(({ ticket }: Json) => ticket?.id);
  assert.ok(!(await listed()).includes(twice.ticket.id), "refused is no conflict");
  await scan(twice.ticket.code, { nonce, scanned_at: minutesAgo(0) });
  assert.ok((await listed()).includes(twice.ticket.id));
  assert.ok((await listed()).includes(gone.ticket.id));
});

test("a door's clock is believed within reason", async () => {
  const now = () => house.harness.clock.now().getTime();
  const ahead = await scan((await sold()).ticket.code, { scanned_at: minutesAgo(-24 * 60) });
  assert.ok(Math.abs(Date.parse(ahead.used_at) - now()) < MINUTE_MS, "never in the future");
  const old = await scan((await sold()).ticket.code, { scanned_at: "2001-01-01T00:00:00Z" });
  assert.ok(now() - Date.parse(old.used_at) < MINUTE_MS, "never before it was sold");
});

test("a manager takes a check-in back, a scanner cannot; the ticket lets in once more and it is audited", async () => {
  const { ticket } = await sold();
  await scan(ticket.code, { gate: "Quay door" });
  const undo = (authorization: string) => call(`/tickets/${ticket.id}/undo-check-in`, {}, authorization);
  assert.equal((await undo(scanner)).status, 403);
  const stranger = await house.auth.person({ memberships: { [newId()]: "owner" } });
  assert.equal((await undo(stranger.authorization)).status, 404);
  for (let time = 0; time < 2; time++) assert.equal((await undo(manager)).body.status, "VALID");
  const noted = await house.rows("select action from audit where object = $1", `ticket:${ticket.id}`);
  assert.deepEqual(noted, [{ action: "ticket.undo_check_in" }]);
  assert.equal((await scan(ticket.code)).result, "ok");
  const dead = await sold();
  await house.inventory.release({ holdId: dead.one.hold_id });
  assert.equal((await call(`/tickets/${dead.ticket.id}/undo-check-in`, {}, manager)).status, 409);
});

test("people without a code are found by name or reference, by those who may scan here only", async () => {
  const { one, ticket } = await sold();
  house.names.set(one.user_id, "Nora Quinn");
  house.references.set("FY-7K3M9Q", one.booking_id);
  for (const q of ["Quinn", "fy 7k3m9q"]) {
    const { items } = (await call(door(`/search?q=${encodeURIComponent(q)}`))).body;
    assert.deepEqual(
      items.map((item: Json) => [item.id, item.short_code]),
      [[ticket.id, ticket.shortCode]],
    );
  }
  assert.deepEqual((await call(door("/search?q=FY-000000"))).body.items, []);
  const as = async (memberships: Record<string, string>) => {
    const { authorization } = await house.auth.person({ memberships });
    const paths = ["", "/search?q=Quinn", "/conflicts"];
    return Promise.all(paths.map(async (path) => (await call(door(path), undefined, authorization)).status));
  };
  assert.deepEqual(await as({ [show.organization_id]: "viewer" }), [403, 403, 403]);
  assert.deepEqual(await as({ [newId()]: "owner" }), [404, 404, 404]);
});
