import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import WebSocket from "ws";
import { system } from "../../system.ts";
import { arrive, availability, bookingOf, buy, tryBooking } from "../buyer.ts";
import { type Doors, eventually, type Json } from "../doors.ts";
import { type Installation, openInstallation } from "../installation.ts";
import { listen } from "../live.ts";
import { launch, type Launched } from "../program.ts";
import { openStage, type Stage } from "../stage.ts";

const TWICE = ["ticket", "booking", "payment", "realtime"];
const ONCE = system.map(({ name }) => name).filter((name) => !TWICE.includes(name));
const SLOWEST_END_MS = 25_000;

let installation: Installation;
let doors: Doors;
let stage: Stage;
let rest: Launched;
const pair: Launched[] = [];

before(async () => {
  installation = await openInstallation({
    secret: "a secret that all instances of one installation share",
    twice: TWICE,
    env: { DRAIN_GRACE_SECONDS: "2" },
  });
  ({ doors } = installation);
  for (const n of [0, 1]) pair[n] = launch(TWICE, installation.env(n));
  rest = launch(ONCE, installation.env());
  await Promise.all([...pair, rest].map(({ becoming }) => becoming));
  stage = await openStage(doors);
});
after(async () => {
  for (const program of [...pair, rest]) await program?.end("SIGKILL");
  await installation?.stop();
});

test("a page on either instance of realtime sees what happens at either instance of booking", async () => {
  const guest = await arrive(doors);
  const [one, other] = [0, 1].map((n) => `http://127.0.0.1:${installation.env(n).REALTIME_PORT}`);
  await using pages = new AsyncDisposableStack();
  const open = [];
  for (const gateway of [one!, other!, doors.gateway, doors.gateway]) {
    const page = pages.use(await listen({ ...doors, gateway }));
    page.send({ type: "authenticate", access_token: guest.token });
    page.send({ type: "subscribe", room: `user:${guest.id}` });
    page.send({ type: "subscribe", room: `event:${stage.theatre.performance_id}` });
    await page.hear(({ type, room }) => type === "subscribed" && room.startsWith("event:"));
    open.push(page);
  }
  for (const seat of stage.seats("stalls", 4)) {
    const { body } = await tryBooking(doors, guest, [stage.seat(seat)]);
    for (const page of open) {
      await page.hear(({ type, data }) => type === "booking.updated" && data.booking_id === body.id);
      await page.hear(({ type, data }) => type === "availability.changed" && data.taken.includes(seat.id));
    }
  }
});

test("every instance is replaced under load, and nobody notices", async (t) => {
  let over = false;
  const failures: string[] = [];
  let answers = 0;
  const again = async (work: () => Promise<unknown>) => {
    while (!over)
      await work().then(
        () => answers++,
        (error: Error) => failures.push(String(error.stack)),
      );
  };
  const page = follow(doors, stage.theatre.performance_id);
  // Also when something failed: who never stops would keep the file alive.
  t.after(() => {
    over = true;
    page.close();
  });
  const holder = async () => {
    const guest = await arrive(doors);
    const { status, body } = await tryBooking(doors, guest, [stage.standing(1)]);
    assert.equal(status, 201, JSON.stringify(body));
    await bookingOf(doors, guest, body.id);
    await doors.call(`/bookings/${body.id}/cancel`, { method: "POST", token: guest.token });
  };
  const load = [
    again(holder),
    again(holder),
    again(() => availability(doors, stage.theatre.performance_id)),
    again(async () => buy(doors, await arrive(doors), [stage.standing(1)])),
  ];
  for (const n of [0, 1]) {
    const so_far = answers;
    await eventually(doors, async () => assert.ok(answers > so_far + 5));
    const asked_ms = performance.now();
    assert.equal(await pair[n]!.end("SIGTERM"), 0, pair[n]!.output());
    assert.ok(performance.now() - asked_ms < SLOWEST_END_MS);
    pair[n] = launch(TWICE, installation.env(n));
    await pair[n].becoming;
    await eventually(doors, everyInstanceIsUp);
  }
  over = true;
  await Promise.all(load);
  assert.deepEqual(failures, [], `${failures.length} of ${answers}`);
  const { taken } = await availability(doors, stage.theatre.performance_id);
  await eventually(doors, async () => assert.deepEqual(page.taken(), new Set(taken)));
  page.close();
  assert.ok(page.codes.length > 0 && page.codes.every((code) => code === 1012), page.codes.join());
});

async function everyInstanceIsUp(): Promise<void> {
  const answer = await fetch(`${doors.gateway}/metrics`).catch((error: unknown) => {
    throw new Error(`the gateway does not answer:\n${rest.output()}`, { cause: error });
  });
  const metrics = await answer.text();
  assert.doesNotMatch(metrics, /^instance_up\{.*protocol="rest".*\} 0$/m);
}

/** A page that comes back whenever it is sent away, and shows what it is told. */
function follow({ gateway }: Doors, performance_id: string) {
  const codes: number[] = [];
  let shown = new Set<string>();
  let version = -1;
  let closed = false;
  let socket: WebSocket;
  const show = (message: Json) => {
    if (message.type === "subscribed")
      [shown, version] = [new Set(message.snapshot.taken), message.snapshot.version];
    if (message.type !== "availability.changed" || message.data.version <= version) return;
    ({ version } = message.data);
    for (const id of message.data.taken) shown.add(id);
    for (const id of message.data.freed) shown.delete(id);
  };
  const open = () => {
    socket = new WebSocket(`${gateway.replace("http", "ws")}/ws`, "foyer.v1");
    socket.on("open", () =>
      socket.send(JSON.stringify({ type: "subscribe", room: `event:${performance_id}` })),
    );
    socket.on("message", (data: Buffer) => show(JSON.parse(data.toString("utf8"))));
    socket.on("error", () => undefined);
    socket.on("close", (code) => {
      if (closed) return;
      codes.push(code);
      setTimeout(open, 100 + Math.random() * 100);
    });
  };
  open();
  return {
    codes,
    taken: () => shown,
    close() {
      closed = true;
      socket.close();
    },
  };
}
