import type { World } from "../world.ts";
import type { Answer, Call } from "./endpoint.ts";
import type { Cause } from "./events.ts";
import { emit } from "./events.ts";
import { expand } from "./expand.ts";
import { invalidRequest, resourceMissing } from "./failure.ts";
import { newId } from "./keys.ts";
import { LIST_PARAMETERS, readListQuery } from "./list-parameters.ts";
import type { Charge, Dispute } from "./objects.ts";
import { allowOnly, metadata, nested, text, textList } from "./parameters.ts";
import { renderDispute, renderList } from "./render.ts";

/** Whose doing it is when it is not of a request. */
export const NOBODY: Cause = { request_id: null, idempotency_key: null };
/** What Stripe's test mode takes as evidence that decides at once. */
const DECIDES: Record<string, "won" | "lost"> = { winning_evidence: "won", losing_evidence: "lost" };

/** The customer's bank takes the money back, or asks first. */
export function openDispute(world: World, charge: Charge, status: Dispute["status"]): void {
  const dispute: Dispute = {
    id: newId("dp"),
    created: Math.floor(world.clock() / 1000),
    amount: charge.amount,
    charge: charge.id,
    currency: charge.currency,
    evidence: null,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: "fraudulent",
    status,
  };
  world.stripe.disputes.add(dispute);
  world.stripe.charges.save({ ...charge, dispute: dispute.id });
  emit(world, NOBODY, "charge.dispute.created", renderDispute(dispute));
  // An inquiry takes nothing yet.
  if (status === "needs_response")
    emit(world, NOBODY, "charge.dispute.funds_withdrawn", renderDispute(dispute));
}

/** True while the bank has the money of a charge, and for good once it is lost. */
export function isChargedBack(world: World, { dispute }: Charge): boolean {
  const found = dispute === undefined ? null : world.stripe.disputes.get(dispute);
  return found !== null && ["needs_response", "under_review", "lost"].includes(found.status);
}

/** `GET /v1/disputes/:id` */
export function retrieveDispute(call: Call): Answer {
  const dispute = disputeOf(call);
  allowOnly(call.form, ["expand"]);
  const paths = textList(call.form, "expand") ?? [];
  return { status: 200, body: expand(call.world, renderDispute(dispute), paths) };
}

/** `GET /v1/disputes` */
export function listDisputes({ world, form }: Call): Answer {
  allowOnly(form, LIST_PARAMETERS);
  const query = readListQuery(form);
  const found = world.stripe.disputes.list(query, {});
  if (!found) {
    const side = query.starting_after === null ? "ending_before" : "starting_after";
    throw resourceMissing("dispute", query.starting_after ?? query.ending_before ?? "", side);
  }
  const list = renderList("/v1/disputes", found.data.map(renderDispute), found.has_more);
  return { status: 200, body: expand(world, list, textList(form, "expand") ?? []) };
}

/** `POST /v1/disputes/:id`: evidence, which in test mode decides at once. */
export function updateDispute(call: Call): Answer {
  const { world, form, cause } = call;
  const dispute = openOne(call);
  allowOnly(form, ["evidence", "metadata", "submit", "expand"]);
  const evidence = nested(form, "evidence") ?? {};
  allowOnly(evidence, ["uncategorized_text"], [], "evidence");
  const previous = { status: dispute.status };
  dispute.metadata = metadata(form, dispute.metadata);
  dispute.evidence = text(evidence, "uncategorized_text", "evidence") ?? dispute.evidence;
  const decided = DECIDES[dispute.evidence ?? ""];
  if (form["submit"] !== "false" && dispute.evidence !== null)
    dispute.status = dispute.status.startsWith("warning") ? "warning_under_review" : "under_review";
  world.stripe.disputes.save(dispute);
  emit(world, cause, "charge.dispute.updated", renderDispute(dispute), previous);
  if (decided) endDispute(world, cause, dispute, decided);
  return { status: 200, body: renderDispute(dispute) };
}

/** `POST /v1/disputes/:id/close`: it is accepted, and so lost. */
export function closeDispute(call: Call): Answer {
  const dispute = openOne(call);
  allowOnly(call.form, ["expand"]);
  endDispute(call.world, call.cause, dispute, "lost");
  return { status: 200, body: renderDispute(dispute) };
}

/** Decides an open one. */
export function endDispute(world: World, cause: Cause, dispute: Dispute, result: "won" | "lost"): void {
  const previous = { status: dispute.status };
  dispute.status = dispute.status.startsWith("warning") ? "warning_closed" : result;
  world.stripe.disputes.save(dispute);
  emit(world, cause, "charge.dispute.closed", renderDispute(dispute), previous);
  if (dispute.status === "won") emit(world, cause, "charge.dispute.funds_reinstated", renderDispute(dispute));
}

function disputeOf(call: Call): Dispute {
  const dispute = call.world.stripe.disputes.get(call.id);
  if (!dispute) throw resourceMissing("dispute", call.id, "id");
  return dispute;
}

function openOne(call: Call): Dispute {
  const dispute = disputeOf(call);
  if (["won", "lost", "warning_closed"].includes(dispute.status))
    throw invalidRequest("This dispute is already closed.", "dispute_already_closed");
  return dispute;
}
