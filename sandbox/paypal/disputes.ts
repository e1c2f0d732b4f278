import { decodeCursor } from "../store/paging.ts";
import type { World } from "../world.ts";
import { saveRefunded } from "./create-refund.ts";
import type { Answer, Call } from "./endpoint.ts";
import { emitDispute, emitReversal } from "./events.ts";
import { invalidQuery, resourceMissing, unprocessable } from "./failure.ts";
import { newId } from "./keys.ts";
import type { Capture, Dispute } from "./objects.ts";
import { allowOnly, choice, missing, object } from "./parameters.ts";
import { renderDispute, renderDisputeInShort } from "./render.ts";

const LIST_PARAMETERS = ["start_time", "disputed_transaction_id", "page_size", "next_page_token"];
/** How far back the list goes. */
const REACHES_MS = 180 * 24 * 60 * 60 * 1000;

/** The customer wants the money back: of the house first, or of PayPal at once. */
export function openDispute(world: World, capture: Capture, stage: Dispute["stage"]): Dispute | undefined {
  if (capture.status !== "COMPLETED" || world.paypal.disputes.ofCapture(capture.id).length > 0)
    return undefined;
  const now = world.clock();
  const dispute: Dispute = {
    id: `PP-D-${newId(8)}`,
    capture_id: capture.id,
    order_id: capture.order_id,
    created_ms: now,
    updated_ms: now,
    reason: stage === "INQUIRY" ? "MERCHANDISE_OR_SERVICE_NOT_RECEIVED" : "UNAUTHORISED",
    status: stage === "INQUIRY" ? "WAITING_FOR_SELLER_RESPONSE" : "UNDER_REVIEW",
    stage,
    amount: capture.amount,
    outcome: null,
  };
  world.paypal.disputes.add(dispute);
  emitDispute(world, dispute, "CREATED");
  return dispute;
}

/** Decides an open one; for the customer, their money goes back by itself. */
export function resolveDispute(world: World, dispute: Dispute, winner: "buyer" | "seller"): void {
  const now = world.clock();
  const forSeller = dispute.stage === "INQUIRY" ? "CANCELED_BY_BUYER" : "RESOLVED_SELLER_FAVOUR";
  const outcome = winner === "buyer" ? "RESOLVED_BUYER_FAVOUR" : forSeller;
  const resolved: Dispute = { ...dispute, status: "RESOLVED", outcome, updated_ms: now };
  world.paypal.disputes.save(resolved);
  if (winner === "buyer") reverse(world, resolved);
  emitDispute(world, resolved, "RESOLVED");
}

function reverse(world: World, { capture_id, order_id, amount }: Dispute): void {
  const now = world.clock();
  const refund = {
    id: newId(),
    capture_id,
    order_id,
    created_ms: now,
    updated_ms: now,
    status: "COMPLETED",
    amount,
    custom_id: null,
    invoice_id: null,
    note_to_payer: null,
  } as const;
  world.paypal.refunds.add(refund);
  saveRefunded(world, world.paypal.captures.get(capture_id)!);
  emitReversal(world, refund);
}

/** `GET /v1/customer/disputes/:id` */
export function retrieveDispute(call: Call): Answer {
  return { status: 200, body: renderDispute(call.world, disputeOf(call)) };
}

/** `GET /v1/customer/disputes`: since a time (the last 180 days at most), or of one transaction; never both. */
export function listDisputes({ world, query }: Call): Answer {
  const other = [...query.keys()].find((name) => !LIST_PARAMETERS.includes(name));
  if (other !== undefined) throw invalidQuery("NOT_SUPPORTED", other);
  const limit = Number(query.get("page_size") ?? 10);
  if (!Number.isInteger(limit) || limit < 1 || limit > 50)
    throw invalidQuery("INVALID_PARAMETER_VALUE", "page_size");
  const transaction = query.get("disputed_transaction_id");
  if (transaction !== null && query.has("start_time"))
    throw invalidQuery("INCOMPATIBLE_PARAMETER_VALUE", "disputed_transaction_id");
  const { items, next_cursor } =
    transaction === null
      ? world.paypal.disputes.page(startOf(world, query), { limit, before: positionOf(query) })
      : { items: world.paypal.disputes.ofCapture(transaction), next_cursor: null };
  const self = new URL(`${world.publicUrl()}/v1/customer/disputes?${query.toString()}`);
  const next = new URL(self);
  next.searchParams.set("next_page_token", next_cursor ?? "");
  return {
    status: 200,
    body: {
      items: items.map((dispute) => renderDisputeInShort(world, dispute)),
      links: [
        { href: self.href, rel: "self", method: "GET" },
        ...(next_cursor === null ? [] : [{ href: next.href, rel: "next", method: "GET" }]),
      ],
    },
  };
}

function startOf(world: World, query: URLSearchParams): number {
  const earliest = world.clock() - REACHES_MS;
  const text = query.get("start_time");
  if (text === null) return earliest;
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw invalidQuery("INVALID_PARAMETER_SYNTAX", "start_time");
  if (at < earliest) throw invalidQuery("INVALID_PARAMETER_VALUE", "start_time");
  return at;
}

function positionOf(query: URLSearchParams): number {
  const token = query.get("next_page_token");
  if (token === null) return Number.MAX_SAFE_INTEGER;
  const position = decodeCursor(token);
  if (position === null) throw invalidQuery("INVALID_PARAMETER_VALUE", "next_page_token");
  return position;
}

/** `POST /v1/customer/disputes/:id/adjudicate`, which only PayPal's sandbox has: decides what is under review. */
export function adjudicateDispute(call: Call): Answer {
  const { world, body } = call;
  const given = object(body, "");
  allowOnly(given, ["adjudication_outcome"], "");
  const outcome = choice(given, "adjudication_outcome", "", ["BUYER_FAVOR", "SELLER_FAVOR"]);
  if (outcome === null) throw missing("/adjudication_outcome");
  const dispute = disputeOf(call);
  if (dispute.status !== "UNDER_REVIEW")
    throw unprocessable(
      "ACTION_NOT_ALLOWED_IN_CURRENT_DISPUTE_STATE",
      "The action is not allowed in the current dispute state.",
    );
  resolveDispute(world, dispute, outcome === "BUYER_FAVOR" ? "buyer" : "seller");
  const href = `${world.publicUrl()}/v1/customer/disputes/${dispute.id}`;
  return { status: 200, body: { links: [{ href, rel: "self", method: "GET" }] } };
}

function disputeOf({ world, id }: Call): Dispute {
  const dispute = world.paypal.disputes.get(id);
  if (!dispute) throw resourceMissing("dispute_id", id);
  return dispute;
}
