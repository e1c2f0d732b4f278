import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { forbidden } from "../../../platform/errors.ts";
import { isAdmin, requirePermission } from "../../../platform/http/caller.ts";
import { pageFrom, readCursor } from "../../../platform/http/page.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { paymentsNeedingAttention, paymentsOfOrganization, paymentsOfUser } from "../db/payments.ts";
import { PaymentView, viewPayment } from "../view.ts";

/** Where a page ended. */
const Position = z.strictObject({ created_at: z.iso.datetime().transform((text) => new Date(text)), id: Id });

export const listPayments = route({
  method: "GET",
  path: "/payments",
  summary: "List own payments, or those of an organization; newest first",
  access: "user",
  query: z.object({
    ...PageQuery,
    organization_id: Id.optional().describe("what was paid there; needs payments.read"),
    needs_attention: z
      .enum(["true", "false"])
      .optional()
      .describe("only those that a person has to look at; admins may leave the organization out"),
  }),
  replies: { 200: pageOf(PaymentView) },
  errors: ["forbidden"],
  async handler(context: Context, { query, caller }) {
    const { limit, cursor, organization_id, needs_attention } = query;
    const attention = needs_attention === "true";
    if (organization_id) requirePermission(caller, "payments.read", organization_id);
    else if (attention && !isAdmin(caller)) throw forbidden("Say of which organization.");
    const page = { before: readCursor(Position, cursor), limit: limit + 1 };
    const found = attention
      ? await paymentsNeedingAttention(context.db.lists, organization_id ?? null, page)
      : organization_id
        ? await paymentsOfOrganization(context.db.lists, organization_id, page)
        : await paymentsOfUser(context.db.lists, caller.user_id, page);
    const { items, next_cursor } = pageFrom(found, limit, ({ created_at, id }) => ({ created_at, id }));
    return { items: items.map(viewPayment), next_cursor };
  },
});
