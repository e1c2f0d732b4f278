import assert from "node:assert/strict";
import { test } from "node:test";
import { type SignedIn, startStage } from "./stage.ts";

test("no name, address, password or token in any log line, event, task or audit row; nothing left after erasure", async () => {
  const stage = await startStage({ LOG_LEVEL: "trace" });
  try {
    const secrets = {
      email: "canary-mail@example.org",
      name: "Canary Nameson",
      password: "canary secret word",
      phone: "+35312399999",
      next: "canary-next@example.org",
    };
    const made = await stage.call<SignedIn>("/auth/register", {
      body: { email: secrets.email, name: secrets.name, password: secrets.password },
      headers: { "user-agent": "canary-agent" },
    });
    const { user, access_token, refresh_token } = made.body;
    const verify = await stage.mailToken("user.verification_requested", user.id);
    await stage.call("/auth/verify-email", { body: { token: verify } });
    await stage.call("/auth/verify-email", { body: { token: verify } });
    await stage.call("/auth/login", { body: { email: secrets.email, password: "canary wrong word" } });
    await stage.call("/users/me", {
      method: "PUT",
      body: { phone: secrets.phone, email: secrets.next },
      token: access_token,
    });
    await stage.call("/auth/password-reset", { body: { email: secrets.email } });
    const house = await stage.call<{ id: string }>("/organizations", {
      token: access_token,
      body: {
        name: "Canary House",
        legal_name: "Canary House Ltd",
        address_lines: ["Canary Wharf"],
        country: "IE",
        email: secrets.email,
      },
    });
    const other = await stage.register();
    const invitation = await stage.call<{ id: string }>(`/organizations/${house.body.id}/invitations`, {
      token: access_token,
      body: { email: "canary-guest@example.org", role: "owner" },
    });
    const link = (await stage.auth.createMailLink({ requestId: invitation.body.id })).token;
    assert.equal(
      (
        await stage.call("/organizations/invitations/accept", {
          token: other.access_token,
          body: { token: link },
        })
      ).status,
      200,
    );
    const pair = (await stage.call<SignedIn>("/auth/refresh", { body: { refresh_token } })).body;
    // A failure in the database must not quote the row it failed on.
    await stage.db.query({
      name: "break",
      text: "alter table accounts add constraint broken check (email <> 'canary-broken@example.org')",
      values: [],
    });
    assert.equal(
      await stage.status("/auth/register", {
        body: { email: "canary-broken@example.org", name: secrets.name, password: secrets.password },
      }),
      500,
    );
    assert.equal(await stage.status(`/users/${user.id}`, { method: "DELETE", token: access_token }), 204);
    await stage.harness.drain();

    const logs = stage.harness.log_lines.join("\n");
    assert.match(logs, /sign in refused/);
    const canaries = [
      /canary/i,
      /35312399999/,
      new RegExp(
        `${access_token}|${refresh_token}|${pair.refresh_token}|${pair.access_token}|${verify}|${link}`,
      ),
      /eyJ/,
      /argon2id/,
    ];
    for (const canary of canaries) assert.doesNotMatch(logs, canary, "log");
    for (const name of ["auth", "user"]) {
      const { db } = stage.harness.room(name);
      for (const table of ["outbox", "tasks", "audit", "deferred_events", "idempotency_keys"]) {
        const text = await tableText(db!, table);
        for (const canary of canaries) assert.doesNotMatch(text, canary, `${name}.${table}`);
      }
    }
    for (const table of [
      "accounts",
      "sessions",
      "refresh_tokens",
      "mail_requests",
      "reset_requests",
      "memberships",
      "invitations",
    ]) {
      assert.doesNotMatch(await tableText(stage.db, table), new RegExp(`${user.id}|canary`), table);
    }
    assert.doesNotMatch(await tableText(stage.harness.room("user").db!, "profiles"), new RegExp(user.id));
    assert.equal(await stage.status("/users/me", { token: access_token }), 401);
  } finally {
    await stage.harness.stop();
  }
});

async function tableText(
  db: {
    query(query: {
      name: string;
      text: string;
      values: unknown[];
    }): Promise<{ rows: { all: string | null }[] }>;
  },
  table: string,
): Promise<string> {
  const { rows } = await db.query({
    name: `all of ${table}`,
    text: `select string_agg(t::text, ' ') as all from ${table} t`,
    values: [],
  });
  return rows[0]?.all ?? "";
}
