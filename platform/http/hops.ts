import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from "node:http";

/** What belongs to one connection and not to the message (RFC 9110, 7.6.1), and what each hop says for itself. */
const OF_THE_CONNECTION = [
  "connection",
  "expect",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];
/** Nobody outside says who he is, or whom he passes on. */
const CLAIMS = /^(forwarded|via|x-real-ip|x-forwarded-.*|x-user-.*|foyer-.*)$/;

/** A client's headers as they are passed on: without those of its connection, and without claims. */
export function passedOn(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return without(headers, (name) => CLAIMS.test(name));
}

/** An answer's headers as they are passed back. */
export function passedBack(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return without(headers, () => false);
}

function without(headers: IncomingHttpHeaders, also: (name: string) => boolean): OutgoingHttpHeaders {
  const named = connectionOf(headers);
  const kept: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(headers))
    if (!OF_THE_CONNECTION.includes(name) && !named.includes(name) && !also(name)) kept[name] = value;
  return kept;
}

const connectionOf = ({ connection }: IncomingHttpHeaders) =>
  connection?.split(",").map((name) => name.trim().toLowerCase()) ?? [];

/** True of an answer after which the other side closes: it is about to end. */
export const isLeaving = ({ headers }: IncomingMessage) => connectionOf(headers).includes("close");

/** Methods that change nothing: whose requests may be made again, and have no body. */
export const isSafe = ({ method }: IncomingMessage) =>
  method === "GET" || method === "HEAD" || method === "OPTIONS";

/** True of a request that says it has a body, and may have one. */
export const hasBody = (request: IncomingMessage) =>
  !isSafe(request) &&
  (request.headers["transfer-encoding"] !== undefined || Number(request.headers["content-length"] ?? 0) > 0);
