import { notFound } from "../../platform/errors.ts";
import { type Caller, can, requirePermission } from "../../platform/http/caller.ts";
import type { Context } from "./context.ts";
import { type Receipt, receiptById } from "./db/receipts.ts";

/** The buyer's own, or the organization's; anything else is not there. */
export function maySee(caller: Caller, receipt: Receipt): boolean {
  return receipt.user_id === caller.user_id || can(caller, "payments.read", receipt.organization_id);
}

/**
 * Who may have a receipt made: the buyer, and who keeps the organization's books.
 * @throws AppError not_found for strangers, forbidden for members without the right
 */
export function requireMaker(caller: Caller, sale: Pick<Receipt, "user_id" | "organization_id">): void {
  if (sale.user_id !== caller.user_id) requirePermission(caller, "payments.update", sale.organization_id);
}

/** @throws AppError not_found, also for a foreign one */
export async function receiptFor(context: Context, caller: Caller, id: string): Promise<Receipt> {
  const receipt = await receiptById(context.db, id);
  if (!receipt?.generated_at || !maySee(caller, receipt)) throw notFound();
  return receipt;
}
