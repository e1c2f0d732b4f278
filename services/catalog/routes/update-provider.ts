import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { notFound } from "../../../platform/errors.ts";
import { requirePermission } from "../../../platform/http/caller.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { lockProvider, renameProvider } from "../db/providers.ts";
import { etagOf } from "../product-view.ts";
import { ProviderName, ProviderView } from "../provider-view.ts";

export const updateProvider = route({
  method: "PUT",
  path: "/providers/:id",
  summary: "Rename a provider",
  access: "user",
  versioned: true,
  params: z.object({ id: Id }),
  body: z.object({ name: ProviderName }),
  replies: { 200: ProviderView },
  errors: ["forbidden"],
  async handler(context: Context, { params, body, caller, requireVersion }) {
    const provider = await context.db.tx(async (tx) => {
      const known = await lockProvider.one(tx, params.id);
      if (!known) throw notFound();
      requirePermission(caller, "products.update", known.organization_id);
      requireVersion(known.version);
      return (await renameProvider.one(tx, known.id, body.name))!;
    });
    return reply(200, provider, etagOf(provider));
  },
});
