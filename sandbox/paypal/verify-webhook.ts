import type { Answer, Call } from "./endpoint.ts";
import { WEBHOOK_ID } from "./keys.ts";
import { allowOnly, malformed, missing, object, text } from "./parameters.ts";
import { AUTH_ALGO, certUrl, isSigned, signedText } from "./signature.ts";

const FIELDS = [
  "auth_algo",
  "cert_url",
  "transmission_id",
  "transmission_sig",
  "transmission_time",
  "webhook_id",
];

/**
 * `POST /v1/notifications/verify-webhook-signature`. The event has to be the very bytes that came: who writes it anew
 * gets FAILURE, here as there.
 */
export function verifyWebhook({ world, body, raw }: Call): Answer {
  const given = object(body, "");
  allowOnly(given, [...FIELDS, "webhook_event"], "");
  const [algo, url, id, signature, at, webhookId] = FIELDS.map((name) => {
    const value = text(given, name, "", 500);
    if (value === null) throw missing(`/${name}`);
    return value;
  }) as [string, string, string, string, string, string];
  object(given["webhook_event"], "/webhook_event");
  if (!/^[a-zA-Z0-9]+$/.test(webhookId)) throw malformed("/webhook_id", webhookId);
  if (Number.isNaN(Date.parse(at))) throw malformed("/transmission_time", at);
  const event = textOf(raw.toString("utf8"), "webhook_event");
  const genuine =
    algo === AUTH_ALGO &&
    url === certUrl(world) &&
    webhookId === WEBHOOK_ID &&
    isSigned(world, signedText(id, at, event), signature);
  return { status: 200, body: { verification_status: genuine ? "SUCCESS" : "FAILURE" } };
}

/** The text of a member of the outermost object, exactly as it was sent. */
function textOf(json: string, name: string): string {
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at]!;
    if (sign === "{" || sign === "[") depth += 1;
    else if (sign === "}" || sign === "]") depth -= 1;
    if (sign !== '"') continue;
    const end = endOfString(json, at);
    const colon = /^\s*:\s*/.exec(json.slice(end));
    if (depth === 1 && colon && JSON.parse(json.slice(at, end)) === name) {
      const start = end + colon[0].length;
      return json.slice(start, endOfValue(json, start));
    }
    at = end - 1;
  }
  return "";
}

/** @param start where its opening quote is @returns where the next thing begins */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === "\\" ? 2 : 1;
  return at + 1;
}

/** @param start where an object begins */
function endOfValue(json: string, start: number): number {
  let depth = 0;
  for (let at = start; at < json.length; at += 1) {
    const sign = json[at]!;
    if (sign === '"') at = endOfString(json, at) - 1;
    else if (sign === "{" || sign === "[") depth += 1;
    else if (sign === "}" || sign === "]") depth -= 1;
    if (depth === 0) return at + 1;
  }
  return json.length;
}
