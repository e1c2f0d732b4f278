import assert from "node:assert/strict";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { test, type TestContext } from "node:test";
import { PaymentService } from "../../contracts/gen/payment/v1/payment_pb.ts";
import { freePorts } from "../../test/program.ts";
import { refuseLate } from "../deadline.ts";
import { createLog } from "../log.ts";
import { createMetrics } from "../metrics.ts";
import { currentTrace, newTrace, withTrace } from "../trace.ts";
import { callerIdentity } from "./identity.ts";
import { listenRpc } from "./listen.ts";
import { rpc } from "./method.ts";
import { RpcClients, rpcEndpoint } from "./rpc.ts";

const identity = callerIdentity("a secret of the installation");
const log = createLog("payment", "silent");
const { method } = PaymentService;

/** One instance of a service. `getPayment` may be asked twice, `reprice` may not; both take a moment. */
async function startInstance(t: TestContext, port = 0) {
  const deeds: string[] = [];
  let left_ms = 0;
  const deed = async (name: string) => {
    deeds.push(name);
    left_ms = currentTrace()!.deadline_ms! - performance.now();
    await new Promise((resolve) => setTimeout(resolve, name === "long" ? 300 : 5));
  };
  const methods = [
    rpc(method.getPayment, async (_context: unknown, { paymentId }) => {
      await deed(paymentId);
      return { id: paymentId };
    }),
    rpc(method.reprice, async (_context: unknown, { bookingId }) => {
      await deed(bookingId);
      return {};
    }),
  ];
  const endpoint = rpcEndpoint("payment", methods, {}, identity, log);
  const server = await listenRpc(endpoint, { host: "127.0.0.1", port, ready: async () => true });
  t.after(() => server.stop());
  return {
    address: `http://127.0.0.1:${server.port}`,
    deeds,
    leftMs: () => left_ms,
    stop: () => server.stop(),
  };
}

/** Somebody who listens, and then does this with whoever comes. */
async function startStranger(t: TestContext, greet: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket.on("error", () => undefined));
    greet(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, met: () => sockets.size };
}

function clientOf(t: TestContext, ...addresses: string[]) {
  const metrics = createMetrics();
  const clients = new RpcClients({ identity, addresses: () => addresses, log, metrics });
  t.after(() => clients.close());
  const valueOf = async (name: string) =>
    (await metrics.registry.getSingleMetric(name)!.get()).values.reduce((sum, { value }) => sum + value, 0);
  return { payments: clients.client("booking", "payment", PaymentService), valueOf };
}

test("calls go to all instances", async (t) => {
  const [one, other] = [await startInstance(t), await startInstance(t)];
  const { payments } = clientOf(t, one.address, other.address);
  await Promise.all(Array.from({ length: 20 }, () => payments.reprice({ bookingId: "b" })));
  assert.deepEqual([one.deeds.length, other.deeds.length], [10, 10]);
});

test("where nobody listens nothing is lost; once somebody does, calls go there again", async (t) => {
  const [port] = await freePorts(1);
  const one = await startInstance(t);
  const { payments, valueOf } = clientOf(t, `http://127.0.0.1:${port}`, one.address);
  for (let n = 0; n < 10; n++) await payments.reprice({ bookingId: "b" });
  assert.deepEqual([one.deeds.length, await valueOf("instance_left_out_total")], [10, 1]);
  const late = await startInstance(t, port);
  const ends_ms = performance.now() + 30_000;
  while (late.deeds.length === 0) {
    assert.ok(performance.now() < ends_ms, "it is never asked again");
    await payments.reprice({ bookingId: "b" });
  }
  assert.equal(await valueOf("instance_up"), 2);
});

test("one that ends in the middle of it all finishes what it has begun, and costs nobody anything", async (t) => {
  const [one, other] = [await startInstance(t), await startInstance(t)];
  const { payments } = clientOf(t, one.address, other.address);
  const calls: Promise<unknown>[] = [];
  let stopped: Promise<void> | undefined;
  for (let n = 0; n < 300; n++) {
    calls.push(payments.reprice({ bookingId: n % 50 === 0 ? "long" : `b${n}` }));
    if (n === 100) stopped = one.stop();
    if (n % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(calls);
  await stopped;
  assert.equal(one.deeds.length + other.deeds.length, 300, "each was done once");
  assert.ok(one.deeds.length > 0 && other.deeds.length > one.deeds.length);
});

test("who asks in the moment in which an idle connection is ended by the other side lives on", async (t) => {
  // The moment is between two turns of the event loop, some turns after the end began: each of them is tried.
  for (let turns = 0; turns < 40; turns++) {
    const { address, stop } = await startInstance(t);
    const { payments } = clientOf(t, address);
    await payments.getPayment({ paymentId: "first" });
    const stopped = stop();
    for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
    // An error of a connection that nobody listens to any more would end this process.
    await payments.getPayment({ paymentId: "next" }).catch(() => undefined);
    await stopped;
  }
});

test("what broke off is repeated only where twice is as good as once, and never for long", async (t) => {
  const rude = await startStranger(t, (socket) => socket.once("data", () => socket.destroy()));
  const good = await startInstance(t);
  const { payments, valueOf } = clientOf(t, rude.address, good.address);
  const ask = async (call: () => Promise<unknown>) =>
    (await Promise.allSettled(Array.from({ length: 100 }, call))).filter(
      ({ status }) => status === "rejected",
    );
  const lost = await ask(() => payments.reprice({ bookingId: "b" }));
  assert.ok(lost.length > 0);
  assert.equal(await valueOf("call_repeats_total"), 0);
  assert.equal(good.deeds.length + lost.length, 100);
  const { payments: again, valueOf: counted } = clientOf(t, rude.address, good.address);
  await ask(() => again.getPayment({ paymentId: "p" }));
  const repeats = await counted("call_repeats_total");
  assert.ok(repeats > 0 && repeats <= 20, `${repeats} of 100`);
});

test("one that says nothing is left out within five seconds, and what it was asked is asked elsewhere", async (t) => {
  const [silent, good] = [await startStranger(t, () => undefined), await startInstance(t)];
  const { payments, valueOf } = clientOf(t, silent.address, good.address);
  const begun = performance.now();
  await Promise.all(Array.from({ length: 4 }, () => payments.getPayment({ paymentId: "p" })));
  assert.equal(await valueOf("instance_left_out_total"), 1);
  assert.ok(performance.now() - begun < 5_000);
  const met = silent.met();
  for (let n = 0; n < 4; n++) await payments.reprice({ bookingId: "b" });
  assert.ok(silent.met() - met <= 1, "it is asked by us, and by nobody else");
});

test("the caller's deadline goes along, and late work is not begun", async (t) => {
  const one = await startInstance(t);
  const { payments } = clientOf(t, one.address);
  const trace = { ...newTrace(), deadline_ms: performance.now() + 5_000 };
  await withTrace(trace, () => payments.getPayment({ paymentId: "p" }));
  assert.ok(one.leftMs() > 100 && one.leftMs() <= 5_000, `${one.leftMs()} ms`);
  const over = { ...newTrace(), deadline_ms: performance.now() - 1 };
  assert.throws(() => withTrace(over, refuseLate), { kind: "deadline_exceeded" });
});
