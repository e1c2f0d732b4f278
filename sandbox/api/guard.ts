import type { FastifyInstance } from "fastify";
import { isAllowed, isLoopback } from "../stripe/cors.ts";
import { Problem } from "./problem.ts";

/** What vendors offer to everybody, each with its own keys or secret addresses. */
const OPEN = ["/v1/", "/v2/", "/3d-secure/", "/checkoutnow"];

/**
 * Keeps foreign web pages out of the mailbox and the switches, which have no login: no request from another site's
 * page, and no host name of the public web (a name that was pointed at this machine to get around the first).
 */
export function guardPrivatePart(app: FastifyInstance, allowedOrigins: readonly string[]): void {
  const allowedHosts = new Set(
    allowedOrigins.filter((origin) => URL.canParse(origin)).map((origin) => new URL(origin).hostname),
  );
  app.addHook("onRequest", async (request) => {
    if (OPEN.some((prefix) => request.url.startsWith(prefix)) || request.url === "/health") return;
    const host = request.headers.host ?? "";
    const { hostname } = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : { hostname: "" };
    if (!isPrivateName(hostname) && !allowedHosts.has(hostname))
      throw new Problem(403, "forbidden", "This host name is not allowed.");
    const { origin } = request.headers;
    if (origin !== undefined && !isAllowed(origin, host, allowedOrigins))
      throw new Problem(403, "forbidden", "This origin is not allowed.");
    if (request.headers["sec-fetch-site"] === "cross-site" && request.method !== "GET") {
      throw new Problem(403, "forbidden", "Requests from other sites are not allowed.");
    }
  });
}

/** This machine, an address by number, or a bare name as containers have. */
function isPrivateName(hostname: string): boolean {
  return (
    isLoopback(hostname) ||
    /^\d{1,3}(\.\d{1,3}){3}$/.test(hostname) ||
    hostname.startsWith("[") ||
    /^[\w-]+$/.test(hostname)
  );
}
