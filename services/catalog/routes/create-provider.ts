import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { newId } from "../../../platform/ids.ts";
import type { Context } from "../context.ts";
import { insertProvider } from "../db/providers.ts";
import { etagOf } from "../product-view.ts";
import { ProviderName, ProviderView } from "../provider-view.ts";

export const createProvider = route({
  method: "POST",
  path: "/providers",
  summary: "Add somebody or something that serves appointments",
  access: "user",
  body: z.object({ organization_id: Id, name: ProviderName }),
  replies: { 201: ProviderView },
  errors: ["forbidden", "not_found"],
  async handler(context: Context, { body, caller }) {
    requirePermission(caller, "products.create", body.organization_id);
    const provider = await insertProvider.one(context.db, newId(), body.organization_id, body.name);
    return reply(201, provider, { ...etagOf(provider!), location: `/providers/${provider!.id}` });
  },
});
