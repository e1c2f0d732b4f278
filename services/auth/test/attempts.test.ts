import assert from "node:assert/strict";
import { request as send } from "node:http";
import { after, before, test } from "node:test";
import { type Stage, startStage } from "./stage.ts";

let stage: Stage;
before(async () => {
  stage = await startStage({ RATE_LIMITS: "on" });
});
after(() => stage.harness.stop());

/** A login from another address of this machine: all of 127.0.0.0/8 is ours. */
function loginFrom(
  localAddress: string,
  email: string,
  password: string,
): Promise<{ status: number; retry_after: string | undefined }> {
  const front = stage.harness.runtime.fronts.find(({ name }) => name === "auth")!;
  return new Promise((resolve, reject) => {
    const request = send(
      `${front.url}/auth/login`,
      { method: "POST", localAddress, headers: { "content-type": "application/json" }, agent: false },
      (response) => {
        response
          .resume()
          .on("end", () =>
            resolve({ status: response.statusCode!, retry_after: response.headers["retry-after"] }),
          );
      },
    );
    request.on("error", reject).end(JSON.stringify({ email, password }));
  });
}
const counted = (answers: { status: number }[]) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(answers, ({ status }) => String(status))).map(([status, list]) => [
      status,
      list!.length,
    ]),
  );

test("a burst of guesses in one moment is counted one by one, and locks nobody out elsewhere", async () => {
  const { user } = await stage.register();
  const burst = await Promise.all(
    Array.from({ length: 40 }, (_, n) => loginFrom("127.0.0.2", user.email!, `guess number ${n}`)),
  );
  assert.deepEqual(counted(burst), { 401: 10, 429: 30 });
  assert.ok(burst.every(({ status, retry_after }) => status !== 429 || Number(retry_after) > 0));
  assert.equal(
    (await loginFrom("127.0.0.2", user.email!, stage.password)).status,
    429,
    "from there not even the right one",
  );
  assert.equal(
    (await loginFrom("127.0.0.3", user.email!, stage.password)).status,
    200,
    "the person, from elsewhere",
  );
  stage.harness.clock.advance(16 * 60_000);
  assert.equal((await loginFrom("127.0.0.2", user.email!, stage.password)).status, 200);
});

test("one address that tries many accounts is stopped", async () => {
  const tries = await Promise.all(
    Array.from({ length: 90 }, (_, n) => loginFrom("127.0.0.4", `victim${n}@example.org`, "summer harbour")),
  );
  assert.deepEqual(counted(tries), { 401: 60, 429: 30 });
});

test("who signs in rightly is not counted", async () => {
  const { user } = await stage.register();
  for (let n = 0; n < 15; n++)
    assert.equal((await loginFrom("127.0.0.5", user.email!, stage.password)).status, 200);
});

test("mails that anybody can ask for are few", async () => {
  const { access_token, user } = await stage.register();
  const resend = () => stage.status("/auth/verify-email/resend", { method: "POST", token: access_token });
  assert.deepEqual(await Promise.all(Array.from({ length: 5 }, resend)), Array<number>(5).fill(202));
  assert.equal(await resend(), 429);
  for (let n = 0; n < 8; n++)
    assert.equal(await stage.status("/auth/password-reset", { body: { email: user.email } }), 202);
  await stage.harness.drain();
  const { rows } = await stage.db.query({
    name: "mails",
    text: "select count(*) as count from outbox where type = 'user.password_reset_requested'",
    values: [],
  });
  assert.equal(rows[0].count, 5);
});

test("the table of attempts knows neither addresses nor e-mails", async () => {
  const { rows } = await stage.db.query({
    name: "keys",
    text: "select string_agg(key, ' ') as keys from attempts",
    values: [],
  });
  assert.doesNotMatch(rows[0].keys as string, /127\.0|example/);
});
