import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { html } from "../page/html.ts";
import { sendPage } from "../page/layout.ts";
import type { World } from "../world.ts";
import { formatAmount } from "./currencies.ts";
import { StripeFailure } from "./failure.ts";
import { parseForm } from "./form.ts";
import type { Intent } from "./objects.ts";
import { chargeIntent, failIntent } from "./pay-intent.ts";
import { renderMethod } from "./render.ts";

const NOBODY = { request_id: null, idempotency_key: null };
type Params = { Params: { intent: string; nonce: string } };

/** The customer's bank: shows its question at the address in `next_action`, takes `result=complete|fail` there. */
export function threeDSecureRoutes(app: FastifyInstance, world: World): void {
  app.get<Params>("/3d-secure/:intent/:nonce", async (request, reply) => {
    const intent = openQuestion(world, request.params);
    return intent ? askPage(reply, intent) : gonePage(reply);
  });
  app.post<Params>("/3d-secure/:intent/:nonce", async (request, reply) => {
    const result = readResult(request.body as Buffer | undefined);
    if (result === null) return badResult(reply);
    const intent = openQuestion(world, request.params);
    if (!intent) return answeredBefore(world, request, reply);
    const returnUrl = intent.authentication?.return_url ?? null;
    world.store.transaction(() => answer(world, intent, result));
    world.wake();
    return goBack(request, reply, intent, returnUrl);
  });
}

/** The intent whose bank is asking under exactly this address; a later attempt has another nonce. */
function openQuestion(world: World, { intent, nonce }: Params["Params"]): Intent | null {
  const found = world.stripe.intents.get(intent);
  return found?.status === "requires_action" && found.authentication?.nonce === nonce ? found : null;
}

function answer(world: World, intent: Intent, result: "complete" | "fail"): void {
  const method = world.stripe.methods.get(intent.payment_method ?? "");
  if (method && result === "complete") {
    chargeIntent(world, NOBODY, intent, method, true);
    return;
  }
  failIntent(world, NOBODY, intent, {
    type: "invalid_request_error",
    code: "payment_intent_authentication_failure",
    message:
      "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to " +
      "attempt to fulfill this PaymentIntent again.",
    ...(method ? { payment_method: renderMethod(method) } : {}),
  });
}

function readResult(body: Buffer | undefined): "complete" | "fail" | null {
  try {
    const result = parseForm(body?.toString("utf8") ?? "")["result"];
    return result === "complete" || result === "fail" ? result : null;
  } catch (error) {
    if (error instanceof StripeFailure) return null;
    throw error;
  }
}

function goBack(
  request: FastifyRequest,
  reply: FastifyReply,
  intent: Intent,
  returnUrl: string | null,
): FastifyReply {
  const redirect_status = intent.status === "succeeded" ? "succeeded" : "failed";
  if (request.headers.accept?.includes("application/json")) {
    return reply.send({
      payment_intent: intent.id,
      status: intent.status,
      redirect_status,
      return_url: returnUrl,
    });
  }
  if (returnUrl === null) return donePage(reply, redirect_status);
  const url = new URL(returnUrl);
  url.searchParams.set("payment_intent", intent.id);
  url.searchParams.set("payment_intent_client_secret", intent.client_secret);
  url.searchParams.set("redirect_status", redirect_status);
  return reply.redirect(url.href, 303);
}

/** A second click, or an answer after the intent was changed, cancelled or tried again: nothing happens any more. */
function answeredBefore(world: World, request: FastifyRequest<Params>, reply: FastifyReply): FastifyReply {
  const intent = world.stripe.intents.get(request.params.intent);
  if (!intent || !request.headers.accept?.includes("application/json")) return gonePage(reply);
  const redirect_status = intent.status === "succeeded" ? "succeeded" : "failed";
  return reply
    .code(410)
    .send({ payment_intent: intent.id, status: intent.status, redirect_status, return_url: null });
}

function askPage(reply: FastifyReply, intent: Intent): FastifyReply {
  return sendPage(reply, {
    title: "Harbour Bank: was this you?",
    body: html`<main class="bank"><section class="sheet">
<p class="q">Harbour Bank · sandbox</p>
<h1 class="head">Harbour Bank asks: was this you?</h1>
<p>A payment with your card waits for your word.</p>
<p class="pay n">${formatAmount(intent.amount, intent.currency)}</p>
<form method="post"><button class="btn go" name="result" value="complete">Complete: yes, it was me</button>
<button class="btn" name="result" value="fail">Fail: no, it was not me</button></form>
</section></main>`,
  });
}

function donePage(reply: FastifyReply, status: "succeeded" | "failed"): FastifyReply {
  const sentence =
    status === "succeeded" ? "Thank you. The payment went through." : "The payment was not made.";
  return sendPage(reply, {
    title: "Harbour Bank",
    body: html`<main class="bank"><section class="sheet"><p class="q">Harbour Bank · sandbox</p><h1 class="head">${sentence}</h1>
<p>You can close this page and go back to the shop.</p></section></main>`,
  });
}

function gonePage(reply: FastifyReply): FastifyReply {
  return sendPage(reply, {
    status: 410,
    title: "Harbour Bank: nothing to answer",
    body: html`<main class="bank"><section class="sheet"><p class="q">Harbour Bank · sandbox</p>
<h1 class="head">There is nothing to answer here.</h1>
<p>The question was answered, or the payment was changed, cancelled or started anew. Go back to the shop to see how it stands.</p></section></main>`,
  });
}

function badResult(reply: FastifyReply): FastifyReply {
  return reply.code(400).send({ error: "Send the form field result=complete or result=fail." });
}
