import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { z } from "zod";
import { CLIENT_ADDRESS, clientAddress } from "../../../platform/http/client-address.ts";
import { route } from "../../../platform/http/route.ts";
import { createSecrets } from "../../../platform/secrets.ts";
import { service } from "../../../platform/service.ts";
import { type Harness, startHarness } from "../../../platform/testing/harness.ts";
import { system } from "../../../system.ts";

const whoAsks = route({
  method: "GET",
  path: "/bookings",
  summary: "Whose request this is, and until when it waits",
  access: "public",
  replies: { 200: z.object({ ip: z.string(), left_ms: z.number() }) },
  handler: async (_context, { ip, native }) => ({
    ip,
    left_ms: native.request.trace.deadline_ms! - performance.now(),
  }),
});
const toy = service({ name: "booking", config: () => ({}), context: (base) => base, routes: [whoAsks] });
const booking = { name: "booking", http_port: 0, rpc_port: 0, load: async () => toy };
const entries = [system.find(({ name }) => name === "gateway")!, booking];

let behind: Harness;
let front: Harness;
let direct: string;
let gateway: string;

before(async () => {
  behind = await startHarness({ entries, names: ["booking"] });
  direct = behind.runtime.fronts[0]!.url;
  const env = { BOOKING_URL: `${direct}, http://127.0.0.1:1`, TRUSTED_PROXIES: "loopback" };
  front = await startHarness({ entries, names: ["gateway"], env });
  gateway = front.runtime.fronts[0]!.url;
});
after(async () => {
  await front.stop();
  await behind.stop();
});

const look = async (url: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${url}/bookings`, { headers });
  assert.equal(answer.status, 200);
  return (await answer.json()) as { ip: string; left_ms: number };
};

test("services know whose request the gateway passes on, whichever of them it goes to", async () => {
  for (const address of ["203.0.113.7", "2001:db8::7"])
    assert.equal((await look(gateway, { "x-forwarded-for": address })).ip, address);
  assert.equal((await look(gateway)).ip, "127.0.0.1");
});

test("nobody else says whose request it is", async () => {
  const signed = clientAddress(createSecrets(behind.env.FOYER_SECRET!)).sign("203.0.113.7");
  const strange = clientAddress(createSecrets("another installation's secret, long enough")).sign(
    "203.0.113.7",
  );
  const [until, mac] = signed.split(".");
  const forged = [
    "203.0.113.7",
    strange,
    `${until}.${mac}.203.0.113.8`,
    `${Number(until) + 1}.${mac}.203.0.113.7`,
    signed.replace(until!, "1000000000"),
  ];
  for (const header of forged)
    assert.equal((await look(direct, { [CLIENT_ADDRESS]: header })).ip, "127.0.0.1", header);
  for (const name of ["x-forwarded-for", "x-real-ip", "forwarded"])
    assert.equal((await look(direct, { [name]: "203.0.113.7" })).ip, "127.0.0.1", name);
  // Through the gateway not even a true one, which somebody may have seen.
  assert.equal((await look(gateway, { [CLIENT_ADDRESS]: signed })).ip, "127.0.0.1");
  assert.equal((await look(direct, { [CLIENT_ADDRESS]: signed })).ip, "203.0.113.7");
});

test("a statement about a client is old after a minute and a half", (t) => {
  const said = clientAddress(createSecrets(behind.env.FOYER_SECRET!));
  t.mock.timers.enable({ apis: ["Date"], now: Date.now() });
  const header = said.sign("203.0.113.7");
  t.mock.timers.tick(89_000);
  assert.equal(said.verify(header), "203.0.113.7");
  t.mock.timers.tick(3_000);
  assert.equal(said.verify(header), undefined);
});

test("what is left of the gateway's time is the service's", async () => {
  const { left_ms } = await look(gateway);
  assert.ok(left_ms > 5_000 && left_ms <= 10_000);
  const signed = clientAddress(createSecrets(behind.env.FOYER_SECRET!)).sign("203.0.113.7");
  const short = await look(direct, { [CLIENT_ADDRESS]: signed, "foyer-timeout-ms": "700" });
  assert.ok(short.left_ms <= 700);
  const claimed = await look(direct, { "foyer-timeout-ms": "700" });
  assert.ok(claimed.left_ms > 5_000, "only where the gateway says so");
});

test("how its upstreams stand is in the gateway's metrics and log", async () => {
  const { ip } = await look(gateway);
  assert.ok(ip);
  const metrics = await (await fetch(`${gateway}/metrics`)).text();
  assert.match(
    metrics,
    /instance_up\{target="booking",protocol="rest",address="http:\/\/127\.0\.0\.1:1"\} 0/,
  );
  assert.match(
    metrics,
    new RegExp(`instance_up\\{target="booking",protocol="rest",address="${direct}"\\} 1`),
  );
  assert.match(metrics, /instance_left_out_total\{target="booking",protocol="rest",reason="unreachable"\} 1/);
  assert.ok(
    front.log_lines.some((line) => line.includes("an instance is left out") && line.includes("127.0.0.1:1")),
  );
});
