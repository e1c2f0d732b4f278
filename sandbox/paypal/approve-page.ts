import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { html } from "../page/html.ts";
import { sendPage } from "../page/layout.ts";
import type { World } from "../world.ts";
import { formatMoney } from "./currencies.ts";
import { emitApproved } from "./events.ts";
import { PayPalFailure } from "./failure.ts";
import { FUNDINGS, type Funding, type Order } from "./objects.ts";
import { orderOf, saveOrder } from "./orders.ts";

const WORDS: Record<Funding, string> = {
  balance: "PayPal balance: pays",
  declined: "A card that will be declined",
  review: "Pays, after a review of 3 seconds",
  review_denied: "Denied after a review of 3 seconds",
  pending_refund: "Pays; a refund takes 3 seconds",
  failing_refund: "Pays; a refund fails after 3 seconds",
};

/**
 * Where a customer is sent: shows what is to be paid, takes `result=approve|cancel` (and `funding`) and sends them back.
 * Who accepts JSON gets `{id, status, return_url}` instead of the redirect.
 */
export function approvePageRoutes(app: FastifyInstance, world: World): void {
  app.get("/checkoutnow", async (request, reply) => {
    const order = openOrder(world, (request.query as { token?: unknown }).token);
    return order ? askPage(reply, order, false) : gonePage(reply);
  });
  app.post("/checkoutnow", async (request, reply) => {
    const form = new URLSearchParams((request.body as Buffer | undefined)?.toString("utf8") ?? "");
    const order = openOrder(world, form.get("token") ?? (request.query as { token?: unknown }).token);
    if (!order) return answeredBefore(request, reply);
    if (form.get("result") === "cancel") return goBack(request, reply, order, order.experience?.cancel_url);
    const funding = (form.get("funding") ?? "balance") as Funding;
    if (form.get("result") !== "approve" || !FUNDINGS.includes(funding))
      return reply
        .code(400)
        .send({ error: "Send result=approve or result=cancel, and a funding the page knows." });
    // Who looked at another sum than the order now has must see the new one first.
    const seen = form.get("amount");
    if (seen !== null && seen !== sumOf(order)) return askPage(reply, order, true);
    world.store.transaction(() => approve(world, order, funding));
    world.wake();
    return goBack(request, reply, order, order.experience?.return_url);
  });
}

function openOrder(world: World, token: unknown): Order | null {
  try {
    const order = orderOf(world, typeof token === "string" ? token : "");
    return order.status === "CREATED" || order.status === "PAYER_ACTION_REQUIRED" ? order : null;
  } catch (error) {
    if (error instanceof PayPalFailure) return null;
    throw error;
  }
}

function approve(world: World, order: Order, funding: Funding): void {
  order.status = "APPROVED";
  order.funding = funding;
  saveOrder(world, order);
  emitApproved(world, order);
}

const sumOf = ({ amount }: Order): string => `${amount.value} ${amount.currency_code}`;

function goBack(
  request: FastifyRequest,
  reply: FastifyReply,
  order: Order,
  target: string | null | undefined,
): FastifyReply {
  const url = target ? new URL(target) : null;
  url?.searchParams.set("token", order.id);
  if (order.status === "APPROVED") url?.searchParams.set("PayerID", "QYR5Z8XDVJNXQ");
  if (request.headers.accept?.includes("application/json"))
    return reply.send({ id: order.id, status: order.status, return_url: url?.href ?? null });
  return url ? reply.redirect(url.href, 303) : donePage(reply, order);
}

function askPage(reply: FastifyReply, order: Order, changed: boolean): FastifyReply {
  const choices = FUNDINGS.map(
    (funding, index) =>
      html`<label><input type="radio" name="funding" value="${funding}" ${index === 0 ? "checked" : ""}> ${WORDS[funding]}</label>`,
  );
  return sendPage(reply, {
    title: "PayPal: pay now?",
    body: html`<main class="bank"><section class="sheet">
<p class="q">PayPal · sandbox</p>
<h1 class="head">Hello Jo, pay now?</h1>
${changed ? html`<p role="alert"><b>The amount has changed.</b> Look again before you say yes.</p>` : null}
<p class="pay n">${formatMoney(order.amount)}</p>
<form method="post"><input type="hidden" name="token" value="${order.id}"><input type="hidden" name="amount" value="${sumOf(order)}">
<fieldset class="ways"><legend class="q">With</legend>${choices}</fieldset>
<button class="btn go" name="result" value="approve">Pay now</button>
<button class="btn" name="result" value="cancel">Cancel and return to the shop</button></form>
</section></main>`,
  });
}

function donePage(reply: FastifyReply, order: Order): FastifyReply {
  const sentence =
    order.status === "APPROVED" ? "Thank you. The shop now takes the money." : "Nothing was paid.";
  return sendPage(reply, {
    title: "PayPal",
    body: html`<main class="bank"><section class="sheet"><p class="q">PayPal · sandbox</p><h1 class="head">${sentence}</h1>
<p>You can close this page and go back to the shop.</p></section></main>`,
  });
}

function answeredBefore(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!request.headers.accept?.includes("application/json")) return gonePage(reply);
  return reply.code(410).send({ error: "There is nothing to approve." });
}

function gonePage(reply: FastifyReply): FastifyReply {
  return sendPage(reply, {
    status: 410,
    title: "PayPal: nothing to approve",
    body: html`<main class="bank"><section class="sheet"><p class="q">PayPal · sandbox</p>
<h1 class="head">There is nothing to approve here.</h1>
<p>It was approved or paid before, or it is too old. Go back to the shop to see how it stands.</p></section></main>`,
  });
}
