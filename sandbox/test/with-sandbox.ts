import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Stripe from "stripe";
import type { SandboxSettings } from "../sandbox.ts";
import { startSandbox } from "../sandbox.ts";

export type Received = {
  body: string;
  headers: Record<string, string>;
  signature: string;
  event: Stripe.Event;
};

/** A receiver of webhooks: what came, and what it answers. */
export type Listener = {
  url: string;
  received: Received[];
  types(): string[];
  /** Resolves once so many webhooks have come; fails after 10 s. */
  waitFor(count: number): Promise<Received[]>;
  /** Statuses to answer next, one a webhook; then 200. */
  answers: number[];
  [Symbol.asyncDispose](): Promise<void>;
};

export async function startListener(): Promise<Listener> {
  const received: Received[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    void readText(request).then((body) => {
      received.push({
        body,
        headers: request.headers as Record<string, string>,
        signature: String(request.headers["stripe-signature"]),
        event: JSON.parse(body) as Stripe.Event,
      });
      response.writeHead(answers.shift() ?? 200).end();
      server.emit("webhook");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/stripe`,
    received,
    answers,
    types: () => received.map((one) => one.event.type),
    async waitFor(count) {
      const deadline = AbortSignal.timeout(10_000);
      while (received.length < count) {
        await once(server, "webhook", { signal: deadline }).catch(() => {
          throw new Error(
            `expected ${count} webhooks, got: ${received.map((one) => one.event.type).join(", ")}`,
          );
        });
      }
      return received;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Sends a form of the sandbox's own page, as its button does. */
export async function pressed(url: string, form: Record<string, string>): Promise<void> {
  const { status } = await fetch(url, {
    method: "POST",
    body: new URLSearchParams(form),
    redirect: "manual",
  });
  if (status !== 303) throw new Error(`${url}: ${status}`);
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

export function temporaryFolder(): { path: string; [Symbol.dispose](): void } {
  const path = mkdtempSync(join(tmpdir(), "sandbox-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** A running sandbox on free ports with its own data, and what a test needs to talk to it. */
export async function withSandbox(settings: Partial<SandboxSettings> = {}) {
  const folder = temporaryFolder();
  const sandbox = await startSandbox({
    host: "127.0.0.1",
    port: 0,
    smtp_port: 0,
    data_dir: folder.path,
    webhook_url: undefined,
    ...settings,
  });
  return {
    ...sandbox,
    stripe: stripeAt(sandbox.url),
    customer: customerAt(sandbox.url),
    api: apiAt(sandbox.url),
    async [Symbol.asyncDispose]() {
      await sandbox.stop();
      folder[Symbol.dispose]();
    },
  };
}

/** The official SDK, pointed at the sandbox. */
export function stripeAt(url: string, key = "sk_test_foyer_sandbox"): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(key, {
    host: hostname,
    port: Number(port),
    protocol: "http",
    maxNetworkRetries: 0,
    telemetry: false,
  });
}

/** JSON whose shape each test knows. */
type Body = ReturnType<typeof JSON.parse>;

/** What Stripe.js does in the customer's browser: the publishable key and the intent's client secret, as a form. */
export function customerAt(url: string) {
  return async (
    intent: { id: string; client_secret: string | null },
    form: Record<string, string>,
  ): Promise<{ status: number; body: Body }> => {
    const response = await fetch(`${url}/v1/payment_intents/${intent.id}/confirm`, {
      method: "POST",
      headers: { origin: "http://127.0.0.1:3000" },
      body: new URLSearchParams({
        client_secret: intent.client_secret ?? "",
        key: "pk_test_foyer_sandbox",
        ...form,
      }),
    });
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
}

export function apiAt(url: string) {
  return async (method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }> => {
    const response = await fetch(url + path, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? {} : JSON.parse(text) };
  };
}

/** The error an SDK call ends with. */
export async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error("the call was expected to be refused");
}
