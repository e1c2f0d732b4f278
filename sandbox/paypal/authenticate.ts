import { createHmac, timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { World } from "../world.ts";
import { unauthorized } from "./failure.ts";
import { CLIENT_ID, CLIENT_SECRET, newDebugId, newId } from "./keys.ts";

const LIVES_S = 32_400;

/** `POST /v1/oauth2/token`: client credentials for an access token that lives nine hours. */
export function tokenRoute(world: World) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const form = new URLSearchParams((request.body as Buffer | undefined)?.toString("utf8") ?? "");
    const [status, body] = tokenAnswer(world, request.headers.authorization, form.get("grant_type"));
    world.requests.record({
      vendor: "paypal",
      method: "POST",
      path: "/v1/oauth2/token",
      request: Object.fromEntries(form),
      status,
      response: body,
    });
    return reply.code(status).header("paypal-debug-id", newDebugId()).send(body);
  };
}

function tokenAnswer(
  world: World,
  header: string | undefined,
  grant: string | null,
): [number, Record<string, string | number>] {
  const basic = /^basic\s+(\S+)$/i.exec(header ?? "")?.[1] ?? "";
  if (!same(Buffer.from(basic, "base64").toString("utf8"), `${CLIENT_ID}:${CLIENT_SECRET}`))
    return [401, { error: "invalid_client", error_description: "Client Authentication failed" }];
  if (grant !== "client_credentials")
    return [
      400,
      { error: "unsupported_grant_type", error_description: "Grant Type is NULL or not supported" },
    ];
  const until = Math.floor(world.clock() / 1000) + LIVES_S;
  return [
    200,
    {
      scope:
        "https://uri.paypal.com/services/payments/payment/authcapture https://uri.paypal.com/services/payments/refund https://uri.paypal.com/services/applications/webhooks",
      access_token: tokenUntil(until),
      token_type: "Bearer",
      app_id: "APP-80W284485P519543T",
      expires_in: LIVES_S,
      nonce: `${new Date(world.clock()).toISOString()}${newId(12)}`,
    },
  ];
}

/** Signed instead of stored: it outlives a restart, as PayPal's do. */
function tokenUntil(until: number): string {
  return `A21AA${until}.${createHmac("sha256", CLIENT_SECRET).update(String(until)).digest("base64url")}`;
}

/** Refuses a call without a living token. */
export function authenticate(world: World, header: string | undefined): void {
  if (header === undefined || header === "")
    throw unauthorized({
      name: "AUTHENTICATION_FAILURE",
      message:
        "Authentication failed due to invalid authentication credentials or a missing Authorization header.",
    });
  const token = /^bearer\s+(\S+)$/i.exec(header)?.[1] ?? "";
  const until = /^A21AA(\d{1,12})\./.exec(token)?.[1];
  if (until === undefined || !same(token, tokenUntil(Number(until))))
    throw unauthorized({ error: "invalid_token", error_description: "Token signature verification failed" });
  if (Number(until) <= world.clock() / 1000)
    throw unauthorized({ error: "invalid_token", error_description: "Access Token has expired" });
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
