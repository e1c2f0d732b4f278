import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Code, ConnectError, createClient, type Interceptor } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { BookingService } from "../../contracts/gen/booking/v1/booking_pb.ts";
import { LogService } from "../../contracts/gen/log/v1/log_pb.ts";
import type { Environment } from "../../platform/config.ts";
import { newId } from "../../platform/ids.ts";
import { callerIdentity } from "../../platform/rpc/identity.ts";
import { createSecrets } from "../../platform/secrets.ts";
import { system } from "../../system.ts";
import { arrive, book, buy, mailsTo, register } from "../buyer.ts";
import { type Doors, eventually } from "../doors.ts";
import { type Installation, openInstallation } from "../installation.ts";
import { listen } from "../live.ts";
import { launch, type Launched } from "../program.ts";
import { openStage, type Stage } from "../stage.ts";

const SECRET = "a secret that two processes of one installation share";
const HERE = ["booking", "payment"];
const THERE = system.map(({ name }) => name).filter((name) => !HERE.includes(name));

let installation: Installation;
let env: Environment;
let programs: Launched[] = [];
let doors: Doors;
let stage: Stage;

before(async () => {
  installation = await openInstallation({ secret: SECRET });
  ({ doors } = installation);
  env = installation.env();
  programs = [launch(HERE, env), launch(THERE, env)];
  await Promise.all(programs.map(({ becoming }) => becoming));
  stage = await openStage(doors);
});
after(async () => {
  for (const program of programs) await program.end("SIGKILL");
  await installation?.stop();
});

test("two processes sell, confirm, mail and tell as one does", async () => {
  const guest = await arrive(doors);
  await using page = await listen(doors);
  page.send({ type: "authenticate", access_token: guest.token });
  page.send({ type: "subscribe", room: `user:${guest.id}` });
  page.send({ type: "subscribe", room: `event:${stage.theatre.performance_id}` });
  await page.hear((message) => message.type === "subscribed" && message.room.startsWith("event:"));
  const { booking, tickets } = await buy(
    doors,
    guest,
    stage.seats("stalls", 2).map((seat) => stage.seat(seat)),
  );
  assert.equal(tickets.length, 2);
  await eventually(doors, async () => assert.equal((await mailsTo(doors, guest.email)).length, 1));
  const { body } = await doors.call(`/receipts?booking_id=${booking.id}`, { token: guest.token });
  assert.equal(body.items[0].amount, booking.price_amount);
  await page.hear((message) => message.type === "booking.updated" && message.data.status === "CONFIRMED");
  await page.hear((message) => message.type === "availability.changed" && message.data.taken.length > 0);
});

test("a call without a proven caller is refused, between processes too", async () => {
  const identity = callerIdentity(createSecrets(SECRET).key("rpc").toString("base64"));
  const strange = callerIdentity("another installation");
  const as = (token: string | undefined, name = "foyer-caller") => {
    const sign: Interceptor = (next) => (request) => {
      if (token !== undefined) request.header.set(name, token);
      return next(request);
    };
    const transport = createGrpcTransport({ baseUrl: env.BOOKING_RPC_URL!, interceptors: [sign] });
    return { bookings: createClient(BookingService, transport), log: createClient(LogService, transport) };
  };
  const refused: (string | undefined)[] = [
    undefined,
    "",
    "ticket",
    "ticket.booking.9999999999.x",
    strange.sign("ticket", "booking"),
    identity.sign("ticket", "payment"),
    identity.sign("ticket", "booking").replace("ticket.", "auth."),
    identity.sign("ticket", "booking").slice(0, -1),
  ];
  for (const token of refused) {
    const { bookings, log } = as(token);
    for (const call of [
      () => bookings.getBooking({ bookingId: newId() }),
      () => log.read({ consumer: "ticket", afterSeq: 0n }),
    ]) {
      await assert.rejects(
        call,
        (error) => error instanceof ConnectError && error.code === Code.Unauthenticated,
        token ?? "none",
      );
    }
  }
  const known = as(identity.sign("ticket", "booking"));
  await assert.rejects(
    known.bookings.getBooking({ bookingId: newId() }),
    (error) => error instanceof ConnectError && error.code === Code.NotFound,
  );
  assert.ok((await known.log.read({ consumer: "realtime", afterSeq: 0n, limit: 10 })).entries.length > 0);
});

test("a session that ends is over in the other process too, sooner than that one forgets by itself", async () => {
  const took: number[] = [];
  // On a machine that stands still for seconds one try says nothing.
  while (took.length < 3 && !took.some((ms) => ms < 4_000)) {
    const person = await register(doors);
    const look = () => doors.call("/bookings", { token: person.token });
    assert.equal((await look()).status, 200);
    const started = performance.now();
    assert.equal((await doors.call("/auth/logout-all", { method: "POST", token: person.token })).status, 204);
    await eventually(doors, async () => assert.equal((await look()).status, 401));
    took.push(performance.now() - started);
  }
  assert.ok(
    took.some((ms) => ms < 4_000),
    `${took.join()} ms`,
  );
});

test("while one half is away the other says so; when it is back, everything goes on", async () => {
  const guest = await arrive(doors);
  const seats = stage.seats("stalls", 2);
  const earlier = await book(doors, guest, [stage.seat(seats[0]!)]);
  assert.equal(await programs[0]!.end("SIGTERM"), 0, programs[0]!.output());
  const away = await doors.call("/bookings", {
    token: guest.token,
    body: { items: [stage.seat(seats[1]!)] },
    unwell: true,
  });
  assert.deepEqual([away.status, away.body.code], [503, "dependency_unavailable"]);
  assert.equal((await doors.call(`/events/${stage.theatre.event_id}`)).status, 200);
  programs[0] = launch(HERE, env);
  await programs[0].becoming;
  const { body } = await eventually(doors, async () => {
    const answer = await doors.call(`/bookings/${earlier.id}`, { token: guest.token, unwell: true });
    assert.equal(answer.status, 200);
    return answer;
  });
  assert.equal(body.status, "PENDING");
  // Each neighbour notices by itself, within about a second, that it is back.
  await eventually(doors, async () => {
    const { status } = await doors.call(`/payments/${earlier.id}`, { token: guest.token, unwell: true });
    assert.equal(status, 404);
  });
  await buy(doors, guest, [stage.seat(seats[1]!)]);
});
