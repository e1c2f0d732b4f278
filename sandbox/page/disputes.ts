import type { FastifyInstance } from "fastify";
import { notFound } from "../api/problem.ts";
import { formatMoney } from "../paypal/currencies.ts";
import { openDispute as openAtPayPal, resolveDispute } from "../paypal/disputes.ts";
import { formatAmount } from "../stripe/currencies.ts";
import { endDispute, NOBODY, openDispute as openAtStripe } from "../stripe/disputes.ts";
import { parseForm } from "../stripe/form.ts";
import type { World } from "../world.ts";
import type { Html } from "./html.ts";
import { html } from "./html.ts";
import { time } from "./time.ts";

type Row = {
  id: string;
  payment: string;
  amount: string;
  status: string;
  open: boolean;
  lost: boolean;
  created_ms: number;
};

/** The newest disputes of all providers, each open one with who may win it. */
export function disputeRows(world: World, shown: number): Html[] {
  const first = { limit: shown, starting_after: null, ending_before: null, created: {} };
  const stripe = world.stripe.disputes.list(first, {})?.data ?? [];
  const rows: Row[] = [
    ...stripe.map((one) => ({
      id: one.id,
      payment: one.payment_intent,
      amount: formatAmount(one.amount, one.currency),
      status: one.status.replaceAll("_", " "),
      open: !["won", "lost", "warning_closed"].includes(one.status),
      lost: one.status === "lost",
      created_ms: one.created * 1000,
    })),
    ...world.paypal.disputes.newest(shown).map((one) => ({
      id: one.id,
      payment: one.order_id,
      amount: formatMoney(one.amount),
      status: (one.outcome ?? one.status).toLowerCase().replaceAll("_", " "),
      open: one.status !== "RESOLVED",
      lost: one.outcome === "RESOLVED_BUYER_FAVOUR",
      created_ms: one.created_ms,
    })),
  ];
  return rows
    .sort((a, b) => b.created_ms - a.created_ms)
    .slice(0, shown)
    .map(disputeRow);
}

const disputeRow = ({ id, payment, amount, status, open, lost, created_ms }: Row): Html =>
  html`<tr id="d-${id}" data-row><td class="code">${id}</td><td class="code">${payment}</td><td class="num">${amount}</td>
<td><span class="st ${open ? "wait" : lost ? "bad" : "on"}">${status}</span></td><td class="num">${time(new Date(created_ms).toISOString())}</td>
<td>${open ? html`<form method="post" action="/page/disputes/${id}"><button class="btn" name="winner" value="seller">House wins<span class="sr"> ${id}</span></button> <button class="btn" name="winner" value="buyer">Customer wins<span class="sr"> ${id}</span></button></form>` : null}</td></tr>`;

/** The button beside a payment whose money was taken. */
export const disputeButton = (payment: string): Html =>
  html`<form method="post" action="/page/payments/${payment}/dispute"><button class="btn">Dispute<span class="sr"> ${payment}</span></button></form>`;

type Id = { Params: { id: string } };

/**
 * What customers and their banks do. `POST /page/payments/:id/dispute` (`stage=inquiry`: they only ask) opens one,
 * `POST /page/disputes/:id` with `winner=buyer|seller` decides it.
 */
export function disputeRoutes(app: FastifyInstance, world: World): void {
  app.post<Id>("/page/payments/:id/dispute", async (request, reply) => {
    const inquiry = formOf(request.body)["stage"] === "inquiry";
    const opened = world.store.transaction(() => openDispute(world, request.params.id, inquiry));
    if (!opened) throw notFound("There is no such payment that can be disputed.");
    world.wake();
    return reply.redirect("/#disputes", 303);
  });
  app.post<Id>("/page/disputes/:id", async (request, reply) => {
    const winner = formOf(request.body)["winner"] === "buyer" ? "buyer" : "seller";
    const decided = world.store.transaction(() => decide(world, request.params.id, winner));
    if (!decided) throw notFound("There is no such open dispute.");
    world.wake();
    return reply.redirect("/#disputes", 303);
  });
}

const formOf = (body: unknown) => parseForm((body as Buffer | undefined)?.toString("utf8") ?? "");

function openDispute(world: World, payment: string, inquiry: boolean): boolean {
  const capture = world.paypal.captures.ofOrder(payment).at(-1);
  if (capture) return openAtPayPal(world, capture, inquiry ? "INQUIRY" : "CHARGEBACK") !== undefined;
  const charge = world.stripe.charges.ofIntent(payment).find(({ failure, dispute }) => !failure && !dispute);
  if (!charge) return false;
  openAtStripe(world, charge, inquiry ? "warning_needs_response" : "needs_response");
  return true;
}

function decide(world: World, id: string, winner: "buyer" | "seller"): boolean {
  const payPal = world.paypal.disputes.get(id);
  if (payPal && payPal.status !== "RESOLVED") {
    resolveDispute(world, payPal, winner);
    return true;
  }
  const stripe = world.stripe.disputes.get(id);
  if (!stripe || ["won", "lost", "warning_closed"].includes(stripe.status)) return false;
  endDispute(world, NOBODY, stripe, winner === "buyer" ? "lost" : "won");
  return true;
}
