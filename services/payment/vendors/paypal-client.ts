import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { unavailable } from "../../../platform/errors.ts";
import type { PayPalConfig } from "../config.ts";
import { type RefusalReason, VendorRefusal } from "./vendor.ts";

const PAUSE_MS = 250;
/** A token is renewed before it ends. */
const SPARE_S = 60;

/** One call. `raw` is sent as it is; `key` makes it happen once. */
export interface PayPalCall {
  method: "GET" | "POST" | "PATCH";
  path: string;
  body?: unknown;
  raw?: string;
  key?: string;
}

/** PayPal's API: JSON in and out, its errors as a definite no or as "it is not known what happened". */
export interface PayPalClient {
  send<Shape extends z.ZodType>(call: PayPalCall, shape: Shape): Promise<z.output<Shape>>;
}

interface Answer {
  status: number;
  text: string;
}

/** With `fetch`: PayPal's SDKs cannot be pointed at another host. Each call is tried twice. */
export function openPayPalClient(config: PayPalConfig): PayPalClient {
  const tokens = openTokens(config);
  async function attempt(call: PayPalCall): Promise<Answer> {
    const first = await ask(config, call, await tokens.current());
    if (first.status !== 401) return first;
    // A token can end before its time, when the secret is changed.
    return ask(config, call, await tokens.renewed());
  }
  return {
    async send(call, shape) {
      const { status, text } = await twice(() => attempt(call));
      if (status >= 400) throw failureOf(status, text);
      const parsed = shape.safeParse(text === "" ? undefined : parse(text));
      if (parsed.success) return parsed.data;
      throw unavailable("The payment provider's answer cannot be read.", new Error("unreadable answer"));
    },
  };
}

/** The access token, asked for once for everybody who waits for it. */
function openTokens(config: PayPalConfig) {
  let held: { token: string; ends_ms: number } | undefined;
  let asking: Promise<string> | undefined;
  async function renew(): Promise<string> {
    const { status, text } = await twice(() => askForToken(config));
    const parsed = Token.safeParse(parse(text));
    if (status !== 200 || !parsed.success)
      throw unavailable("The payment provider does not let us in.", causeOf(status, text));
    const { access_token, expires_in } = parsed.data;
    held = { token: access_token, ends_ms: performance.now() + (expires_in - SPARE_S) * 1000 };
    return access_token;
  }
  const renewed = () => (asking ??= renew().finally(() => (asking = undefined)));
  return {
    renewed,
    current: async () => (held && performance.now() < held.ends_ms ? held.token : renewed()),
  };
}

const Token = z.object({ access_token: z.string().min(1), expires_in: z.number() });

function askForToken({ client_id, client_secret, api_url, timeout_ms }: PayPalConfig): Promise<Answer> {
  return fetched(`${api_url}/v1/oauth2/token`, timeout_ms, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: "grant_type=client_credentials",
  });
}

function ask({ api_url, timeout_ms }: PayPalConfig, call: PayPalCall, token: string): Promise<Answer> {
  const { method, path, body, raw, key } = call;
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  return fetched(api_url + path, timeout_ms, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      accept: "application/json",
      prefer: "return=representation",
      ...(method === "GET" ? {} : { "content-type": "application/json" }),
      ...(key === undefined ? {} : { "paypal-request-id": key }),
    },
    ...(text === undefined ? {} : { body: text }),
  });
}

async function fetched(url: string, timeout_ms: number, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, { ...init, redirect: "error", signal: AbortSignal.timeout(timeout_ms) });
  return { status: response.status, text: await response.text() };
}

/** Once more where another try may help; every call is safe to repeat. */
async function twice(attempt: () => Promise<Answer>): Promise<Answer> {
  try {
    const answer = await attempt();
    if (!mayChange(answer.status)) return answer;
  } catch (error) {
    if (!(error instanceof Error) || error.name === "AppError") throw error;
  }
  await sleep(PAUSE_MS);
  try {
    return await attempt();
  } catch (error) {
    if ((error as Error).name === "AppError") throw error;
    throw unavailable("The payment provider does not answer.", new Error((error as Error).name));
  }
}

/** 409: a twin of this call is still being worked on. */
const mayChange = (status: number): boolean =>
  status >= 500 || status === 408 || status === 409 || status === 429;

const Failure = z.object({
  name: z.string().optional(),
  error: z.string().optional(),
  debug_id: z.string().optional(),
  details: z.array(z.object({ issue: z.string() })).optional(),
});

const REASONS: Record<string, RefusalReason> = {
  ORDER_ALREADY_CAPTURED: "state",
  ORDER_ALREADY_COMPLETED: "state",
  ORDER_NOT_APPROVED: "state",
  AMOUNT_CHANGE_NOT_ALLOWED: "state",
  AMOUNT_NOT_PATCHABLE: "state",
  CAPTURE_FULLY_REFUNDED: "state",
  PENDING_CAPTURE: "state",
  INVALID_CURRENCY_CODE: "currency",
  CURRENCY_NOT_SUPPORTED: "currency",
  CURRENCY_NOT_SUPPORTED_FOR_COUNTRY: "currency",
  DECIMAL_PRECISION: "amount",
  DECIMALS_NOT_SUPPORTED: "amount",
  CANNOT_BE_ZERO_OR_NEGATIVE: "amount",
  MAX_VALUE_EXCEEDED: "amount",
  TRANSACTION_LIMIT_EXCEEDED: "amount",
  REFUND_AMOUNT_EXCEEDED: "amount",
};

function failureOf(status: number, text: string): Error {
  if (status === 401 || mayChange(status))
    return unavailable("The payment provider does not answer.", causeOf(status, text));
  const { name, details } = read(text);
  const code = details?.[0]?.issue ?? name ?? `status_${status}`;
  const reason = status === 404 ? "missing" : (REASONS[code] ?? "other");
  return new VendorRefusal(reason, code, status);
}

/** PayPal's own words can quote what was sent, so only names and its debug id go on. */
function causeOf(status: number, text: string): Error {
  const { name, error, debug_id, details } = read(text);
  const words = [status, name ?? error, details?.[0]?.issue, debug_id].filter(Boolean).join(" ");
  return Object.assign(new Error(words), { status_code: status });
}

const read = (text: string) => Failure.safeParse(parse(text)).data ?? {};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
