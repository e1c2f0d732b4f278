import assert from "node:assert/strict";
import { after, test } from "node:test";
import { createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { UserService } from "../../contracts/gen/user/v1/user_pb.ts";
import { AppError } from "../errors.ts";
import { createLog } from "../log.ts";
import { createMetrics } from "../metrics.ts";
import { currentTrace, newTrace, withTrace } from "../trace.ts";
import { callerIdentity } from "./identity.ts";
import { listenRpc } from "./listen.ts";
import { rpc } from "./method.ts";
import { RpcClients, rpcEndpoint } from "./rpc.ts";

const identity = callerIdentity("a secret of the installation");
const log = createLog("user", "fatal", { write: () => undefined });
const { method } = UserService;
const unused = async () => ({});
const endpoint = rpcEndpoint(
  "user",
  [
    rpc(method.createProfile, unused),
    rpc(method.getProfiles, unused),
    rpc(method.findByName, unused),
    rpc(method.getProfile, async (_context: unknown, { userId }, { caller }) => {
      if (userId === "missing") throw new AppError("not_found", "not_found", { detail: "Nobody." });
      if (userId === "limit")
        throw new AppError("invalid_argument", "limit_exceeded", {
          errors: [{ pointer: "/items/0", code: "too_many", detail: "At most 4." }],
          retry_after_s: 3,
        });
      if (userId === "bug") throw new Error("a secret detail");
      if (userId === "slow") await new Promise((resolve) => setTimeout(resolve, 3_000).unref());
      return { userId, name: caller, locale: currentTrace()!.correlation_id };
    }),
  ],
  {},
  identity,
  log,
);
const server = await listenRpc(endpoint, { host: "127.0.0.1", port: 0, ready: async () => true });
after(() => server.stop());

const clientsOf = (addresses: string[]) =>
  new RpcClients({ identity, addresses: () => addresses, log, metrics: createMetrics() });
const inMemory = clientsOf([]);
inMemory.addLocal(endpoint);
const overNetwork = clientsOf([`http://127.0.0.1:${server.port}`]);

for (const [name, clients] of [
  ["in memory", inMemory],
  ["over the network", overNetwork],
] as const) {
  const client = clients.client("booking", "user", UserService);

  test(`${name}: the caller is known, and the correlation id goes along`, async () => {
    const trace = newTrace({ correlation_id: "order-4711" });
    const answer = await withTrace(trace, () => client.getProfile({ userId: "u" }));
    assert.deepEqual([answer.name, answer.locale], ["booking", "order-4711"]);
  });

  test(`${name}: failures keep their kind, code and fields; bugs say nothing`, async () => {
    await assert.rejects(client.getProfile({ userId: "missing" }), {
      kind: "not_found",
      code: "not_found",
      message: "Nobody.",
    });
    await assert.rejects(client.getProfile({ userId: "limit" }), {
      code: "limit_exceeded",
      retry_after_s: 3,
      errors: [{ pointer: "/items/0", code: "too_many", detail: "At most 4." }],
    });
    await assert.rejects(client.getProfile({ userId: "bug" }), (error: AppError) => {
      assert.equal(error.kind, "internal");
      assert.doesNotMatch(error.message, /secret/);
      return true;
    });
  });

  test(`${name}: a call ends at the request's deadline`, async () => {
    const trace = { ...newTrace(), deadline_ms: performance.now() + 50 };
    await assert.rejects(
      withTrace(trace, () => client.getProfile({ userId: "slow" })),
      { kind: "deadline_exceeded", code: "dependency_unavailable" },
    );
  });
}

test("a call without an identity, with a forged one, or with one for another service is refused", async () => {
  const baseUrl = `http://127.0.0.1:${server.port}`;
  const bare = createClient(UserService, createGrpcTransport({ baseUrl }));
  const forged = callerIdentity("another secret").sign("booking", "user");
  const elsewhere = identity.sign("booking", "payment");
  for (const token of [undefined, "", forged, elsewhere]) {
    const headers = new Headers(token === undefined ? {} : { "foyer-caller": token });
    await assert.rejects(bare.getProfile({ userId: "u" }, { headers }), /unauthenticated/);
  }
});

test("a bug says nothing on the wire", async () => {
  const bare = createClient(UserService, createGrpcTransport({ baseUrl: `http://127.0.0.1:${server.port}` }));
  const headers = new Headers({ "foyer-caller": identity.sign("booking", "user") });
  await assert.rejects(bare.getProfile({ userId: "bug" }, { headers }), (error: Error) => {
    assert.doesNotMatch(error.message, /secret/);
    return true;
  });
});

test("a service that is away is 'try again'", async () => {
  const nowhere = clientsOf(["http://127.0.0.1:1"]);
  await assert.rejects(nowhere.client("booking", "user", UserService).getProfile({ userId: "u" }), {
    kind: "unavailable",
    code: "dependency_unavailable",
  });
});
