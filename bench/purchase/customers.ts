// The load client, a process of its own: buys one basket after another, as people with a browser do.
import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";
import { WebSocket } from "ws";
import type { Json } from "../../test/doors.ts";
import type { Job, Report } from "../purchase.load.ts";

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

function ask(
  url: string,
  headers: Record<string, string>,
  body?: string,
): Promise<{ status: number; body: Json }> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? "GET" : "POST";
    const outgoing = request(url, { agent, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => void chunks.push(chunk));
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode!, body: text ? JSON.parse(text) : undefined });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

interface Customer {
  token: string;
  /** Resolves when the booking is confirmed. */
  confirmed(booking_id: string): Promise<void>;
  leave(): void;
}

async function arrive({ gateway }: Job, n: number): Promise<Customer> {
  const person = JSON.stringify({ name: "Nora Quinn", email: `buyer-${process.pid}-${n}@example.org` });
  const { body } = await ask(`${gateway}/auth/guest`, { "content-type": "application/json" }, person);
  const waiting = new Map<string, () => void>();
  const early = new Set<string>();
  const socket = new WebSocket(`${gateway.replace("http", "ws")}/ws`, "foyer.v1");
  socket.on("message", (data: Buffer) => {
    const { type, data: news } = JSON.parse(data.toString());
    if (type !== "booking.updated" || news.status !== "CONFIRMED") return;
    const tell = waiting.get(news.booking_id);
    if (tell) tell();
    else early.add(news.booking_id);
  });
  await new Promise((resolve) => socket.once("open", resolve));
  const heard = (type: string) =>
    new Promise<void>((resolve) => {
      const listen = (data: Buffer) => {
        if (JSON.parse(data.toString()).type !== type) return;
        socket.off("message", listen);
        resolve();
      };
      socket.on("message", listen);
    });
  socket.send(JSON.stringify({ type: "authenticate", access_token: body.access_token }));
  await heard("authenticated");
  socket.send(JSON.stringify({ type: "subscribe", room: `user:${body.user.id}` }));
  await heard("subscribed");
  return {
    token: body.access_token,
    confirmed: (id) =>
      early.delete(id)
        ? Promise.resolve()
        : new Promise((resolve, reject) => {
            const late = setTimeout(() => reject(new Error(`${id} is not confirmed after 60 s`)), 60_000);
            waiting.set(id, () => {
              clearTimeout(late);
              waiting.delete(id);
              resolve();
            });
          }),
    leave: () => socket.close(),
  };
}

async function buy(job: Job, { token, confirmed }: Customer, items: Json[]): Promise<void> {
  const post = async (path: string, body: Json): Promise<Json> => {
    const headers = {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "accept-language": "en-IE,en;q=0.9",
      "idempotency-key": crypto.randomUUID(),
    };
    const answer = await ask(job.gateway + path, headers, JSON.stringify(body));
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const { id } = await post("/bookings", { items });
  const done = confirmed(id);
  const payment = await post("/payments/create", { booking_id: id, provider: "stripe" });
  const card = new URLSearchParams({
    client_secret: payment.client_secret,
    key: payment.publishable_key,
    payment_method: "pm_card_visa",
  });
  const { status } = await ask(
    `${job.sandbox}/v1/payment_intents/${payment.provider_payment_id}/confirm`,
    { "content-type": "application/x-www-form-urlencoded" },
    card.toString(),
  );
  if (status !== 200) throw new Error(`the card was answered ${status}`);
  await done;
}

async function work(job: Job): Promise<void> {
  const customers = await Promise.all(Array.from({ length: job.clients }, (_, n) => arrive(job, n)));
  const baskets = [...job.baskets];
  const latencies_ms: number[] = [];
  const errors: string[] = [];
  process.send!("ready");
  await new Promise((resolve) => process.once("message", resolve));
  const started = performance.now();
  const ends = started + job.seconds * 1_000;
  await Promise.all(
    customers.map(async (customer) => {
      for (let basket = baskets.pop(); basket && performance.now() < ends; basket = baskets.pop()) {
        const from = performance.now();
        await buy(job, customer, basket).catch((error: Error) => void errors.push(error.message));
        latencies_ms.push(performance.now() - from);
      }
    }),
  );
  const report: Report = { seconds: (performance.now() - started) / 1_000, latencies_ms, errors };
  for (const customer of customers) customer.leave();
  process.send!(report, () => process.disconnect!());
}

process.once("message", (job: Job) => void work(job));
