import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import pg from "pg";
import {
  Health,
  HealthCheckResponse_ServingStatus as Status,
} from "../../contracts/gen/grpc/health/v1/health_pb.ts";
import { freePorts } from "../../test/program.ts";
import { service } from "../service.ts";
import { startHarness } from "../testing/harness.ts";

const toy = service({
  name: "booking",
  migrations: new URL("../testing/toy/migrations/", import.meta.url),
  config: () => ({}),
  context: (base) => base,
});
const entries = [{ name: "booking", http_port: 0, rpc_port: 0, load: async () => toy }];

test(
  "a gRPC port says whether the service reaches its database, and that it stops",
  { timeout: 60_000 },
  async () => {
    const [port] = await freePorts(1);
    const env = { BOOKING_RPC_PORT: String(port) };
    const harness = await startHarness({ entries, names: ["booking"], env });
    const health = createClient(Health, createGrpcTransport({ baseUrl: `http://127.0.0.1:${port}` }));
    const status = async () => (await health.check({})).status;
    assert.equal(await status(), Status.SERVING);
    const news = health.watch({ service: "foyer.log.v1.LogService" })[Symbol.asyncIterator]();
    assert.equal((await news.next()).value?.status, Status.SERVING);

    await renameDatabase(harness.env.BOOKING_DATABASE_URL!, "away");
    assert.equal(await status(), Status.NOT_SERVING);
    assert.equal((await news.next()).value?.status, Status.NOT_SERVING);
    await renameDatabase(harness.env.BOOKING_DATABASE_URL!, "back");
    assert.equal((await news.next()).value?.status, Status.SERVING);

    const [last] = await Promise.all([news.next(), harness.stop()]);
    assert.equal(last.value?.status, Status.NOT_SERVING);
  },
);

/** Takes a database away under its users, and brings it back. */
async function renameDatabase(address: string, where: "away" | "back"): Promise<void> {
  const url = new URL(address);
  const name = url.pathname.slice(1);
  url.pathname = "/postgres";
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  const [from, to] = where === "away" ? [name, `${name}_away`] : [`${name}_away`, name];
  await admin.query(`alter database ${from} with allow_connections false`);
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [from]);
  await admin.query(`alter database ${from} rename to ${to}`);
  await admin.query(`alter database ${to} with allow_connections true`);
  await admin.end();
}
