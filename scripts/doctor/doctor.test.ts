import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Environment } from "../../platform/config.ts";
import { freePorts } from "../../test/program.ts";

const folder = mkdtempSync(join(tmpdir(), "foyer-doctor-"));
after(() => rmSync(folder, { recursive: true }));
const [web, gateway, sandbox, smtp] = await freePorts(4);

function doctor(env: Environment, names: string[] = []): { code: number | null; text: string } {
  const program = join(import.meta.dirname, "../run-doctor.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...names], {
    encoding: "utf8",
    timeout: 60_000,
    env: {
      PATH: process.env.PATH,
      FOYER_DATA_DIR: join(folder, "data"),
      WEB_PORT: String(web),
      GATEWAY_PORT: String(gateway),
      SANDBOX_PORT: String(sandbox),
      SANDBOX_SMTP_PORT: String(smtp),
      ...env,
    },
  });
  return { code: status, text: stdout + stderr };
}

test("a first start has nothing wrong, and looking at it makes nothing", () => {
  const { code, text } = doctor({});
  assert.equal(code, 0, text);
  assert.match(text, /Nothing is wrong/);
  assert.throws(() => rmSync(join(folder, "data")), { code: "ENOENT" });
});

test("every mistake is told at once, with the name that was meant, and no secret", () => {
  const { code, text } = doctor({
    FOYER_ENV: "production",
    FOYER_SECRET: "a secret that is long enough, but secret",
    BOOKING_HOLD_SECOND: "5",
    FOYER_DATADIR: "/nowhere",
    STRIPE_SECRET_KEY: "sk_live_hidden",
    SMTP_URL: "smtp://desk:hidden@mail.example",
    DATABASE_URL: "postgresql://foyer:hidden@127.0.0.1:1/postgres",
    RATE_LIMITS: "off",
  });
  assert.equal(code, 1);
  for (const said of [
    /✖ STRIPE_WEBHOOK_SECRET is missing/,
    /✖ RATE_LIMITS cannot be off in production/,
    /✖ BOOKING_HOLD_SECOND .*did you mean BOOKING_HOLD_SECONDS\?/,
    /✖ FOYER_DATADIR .*did you mean FOYER_DATA_DIR\?/,
    /✖ PUBLIC_WEB_URL is missing/,
    /✖ booking does not reach its database/,
    /SMTP_URL +smtp:\/\/desk:xxxxxx@mail\.example +environment/,
  ])
    assert.match(text, said);
  assert.doesNotMatch(text, /hidden|long enough/);
});

test("services by themselves need what all-in-one brings", () => {
  const { code, text } = doctor({}, ["booking"]);
  assert.equal(code, 1);
  assert.match(text, /✖ DATABASE_URL is missing/);
  assert.doesNotMatch(text, /SMTP_URL is missing|STRIPE_SECRET_KEY is missing/);
});

test("separate processes: every instance's port, how many there are, and whether the engines answer", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  after(() => taken.close());
  await once(taken, "listening");
  const { port } = taken.address() as AddressInfo;
  const { code, text } = doctor(
    {
      INSTANCES: "ticket=2,tickets=2",
      TICKET_PORT: String(port - 1_000),
      REDIS_URL: "redis://:hidden@127.0.0.1:1",
    },
    ["distributed"],
  );
  assert.equal(code, 1);
  assert.match(text, /✖ INSTANCES has "tickets=2"/);
  assert.match(text, new RegExp(`✖ TICKET_PORT ${port}: another program has this port`));
  assert.match(text, /✔ BOOKING_RPC_PORT 50056 is free|✖ BOOKING_RPC_PORT 50056/);
  assert.match(text, /✖ REDIS_URL: what is named there does not answer/);
  assert.doesNotMatch(text, /hidden/);
});
