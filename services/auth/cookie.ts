import type { FastifyReply } from "fastify";
import { forbidden } from "../../platform/errors.ts";
import type { RouteRequest } from "../../platform/http/route.ts";
import type { Context } from "./context.ts";

const NAME = "foyer_refresh";
const DAY_S = 86_400;

// The web app reaches the API under /api, apps without it: the path has to be the root.
const attributes = ({ public_urls }: Context) => ({
  path: "/",
  httpOnly: true,
  sameSite: "lax" as const,
  secure: public_urls.web.startsWith("https:") || public_urls.api.startsWith("https:"),
});

export function setRefreshCookie(context: Context, reply: FastifyReply, token: string): void {
  void reply.setCookie(NAME, token, {
    ...attributes(context),
    maxAge: context.config.session_idle_days * DAY_S,
  });
}

export function clearRefreshCookie(context: Context, reply: FastifyReply): void {
  void reply.clearCookie(NAME, attributes(context));
}

/**
 * The refresh token that the browser sent along. It sends it whoever's page asks, so only our own may.
 * @throws AppError forbidden when another site's page asks
 */
export function refreshCookie(
  context: Context,
  { native, headers }: Pick<RouteRequest<unknown, unknown, unknown, unknown>, "native" | "headers">,
): string | undefined {
  const token = native.request.cookies[NAME];
  if (token === undefined) return undefined;
  const { origin, host } = headers;
  if (origin !== undefined && !isOurs(context, String(origin), String(host)))
    throw forbidden("This page may not use the session of another site.");
  return token;
}

function isOurs({ allowed_origins, public_urls }: Context, origin: string, host: string): boolean {
  const known = [...allowed_origins, new URL(public_urls.web).origin, new URL(public_urls.api).origin];
  // A page that the same address served, whatever port it got.
  return known.includes(origin) || (URL.canParse(origin) && new URL(origin).host === host);
}
