import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { notFound } from "../../../platform/errors.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { organizationById } from "../db/organizations.ts";
import { etagOf, OrganizationView } from "../organization-view.ts";

export const getOrganization = route({
  method: "GET",
  path: "/organizations/:id",
  summary: "Read an organization",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 200: OrganizationView },
  async handler(context: Context, { params, caller }) {
    requirePermission(caller, "organizations.read", params.id);
    const found = await organizationById(context.db, params.id);
    if (!found) throw notFound();
    return reply(200, found, etagOf(found));
  },
});
