import { z } from "zod";
import { organizationUpdated } from "../../../contracts/events/auth.ts";
import { Id } from "../../../contracts/types/ids.ts";
import { audit } from "../../../platform/audit.ts";
import { notFound } from "../../../platform/errors.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { lockOrganization, updateOrganizationDetails } from "../db/organizations.ts";
import { detailsOf, etagOf, OrganizationBody, OrganizationView } from "../organization-view.ts";

export const updateOrganization = route({
  method: "PUT",
  path: "/organizations/:id",
  summary: "Change an organization",
  access: "user",
  versioned: true,
  params: z.object({ id: Id }),
  body: OrganizationBody,
  replies: { 200: OrganizationView },
  errors: ["precondition_required", "version_mismatch"],
  async handler(context: Context, { params, body, caller, requireVersion }) {
    requirePermission(caller, "organizations.update", params.id);
    const updated = await context.db.tx(async (tx) => {
      const found = await lockOrganization(tx, params.id);
      if (!found) throw notFound();
      requireVersion(found.version);
      // The seller's name and tax number end up on receipts: who changed them is worth knowing.
      audit(tx, context.clock, {
        actor: `user:${caller.user_id}`,
        action: "organization.update",
        object: `organization:${params.id}`,
        organization_id: params.id,
      });
      context.outbox.add(tx, organizationUpdated, { organization_id: params.id });
      return updateOrganizationDetails(tx, params.id, detailsOf(body));
    });
    return reply(200, updated, etagOf(updated));
  },
});
