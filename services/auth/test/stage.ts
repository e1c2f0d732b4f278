import assert from "node:assert/strict";
import { AuthService } from "../../../contracts/gen/auth/v1/auth_pb.ts";
import type { Environment } from "../../../platform/config.ts";
import { newId } from "../../../platform/ids.ts";
import { type Harness, startHarness } from "../../../platform/testing/harness.ts";
import { user } from "../../user/service.ts";
import { auth } from "../service.ts";

export interface SignedIn {
  user: { id: string; email: string | null; name: string | null; email_verified: boolean; roles: string[] };
  access_token: string;
  refresh_token: string;
}
interface Sent {
  method?: string;
  body?: unknown;
  token?: string;
  headers?: Record<string, string>;
}
export interface Answer<Body> {
  status: number;
  body: Body;
  headers: Headers;
}

/** auth and user on fresh databases, and the few things that each test does with them. */
export async function startStage(env: Environment = {}) {
  const entry = (name: string, load: () => Promise<typeof auth>) => ({
    name,
    http_port: 0,
    rpc_port: 0,
    load,
  });
  const harness: Harness = await startHarness({
    entries: [entry("auth", async () => auth), entry("user", async () => user)],
    env,
  });
  const urlOf = (name: string) => harness.runtime.fronts.find((front) => front.name === name)!.url;
  const { db } = harness.room("auth");

  /** Sends a request to the service that the path belongs to. */
  async function call<Body = { code: string; errors: { pointer: string; code: string }[] }>(
    path: string,
    { method, body, token, headers = {} }: Sent = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(urlOf(path.startsWith("/users") ? "user" : "auth") + path, {
      method: method ?? (body === undefined ? "GET" : "POST"),
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (text === "" ? null : JSON.parse(text)) as Body,
      headers: response.headers,
    };
  }

  const password = "a quiet harbour";
  return {
    harness,
    db: db!,
    call,
    password,
    auth: harness.room("auth").base.rpc("auth", AuthService),
    async register(email = `${newId()}@example.org`, name = "Ada"): Promise<SignedIn> {
      const answer = await call<SignedIn>("/auth/register", { body: { email, password, name } });
      assert.equal(answer.status, 201, JSON.stringify(answer.body));
      return answer.body;
    },
    async guest(body: object = {}): Promise<SignedIn> {
      const answer = await call<SignedIn>("/auth/guest", { body });
      assert.equal(answer.status, 201, JSON.stringify(answer.body));
      return answer.body;
    },
    /** The token of the newest mail of a kind that was asked for, as notification would get it. */
    async mailToken(type: string, of: string): Promise<string> {
      await harness.drain();
      const { rows } = await db!.query({
        name: "newest",
        text: "select event->'data'->>'request_id' as id from outbox where type = $1 and subject = $2 order by position desc limit 1",
        values: [type, of],
      });
      assert.ok(rows[0], `no ${type}`);
      return (
        await harness
          .room("auth")
          .base.rpc("auth", AuthService)
          .createMailLink({ requestId: rows[0].id as string })
      ).token;
    },
    status: async (path: string, sent: Sent) => (await call(path, sent)).status,
  };
}
export type Stage = Awaited<ReturnType<typeof startStage>>;
