import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { Time } from "../../../contracts/types/time.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { receiptFor } from "../access.ts";
import type { Context } from "../context.ts";

export const downloadReceipt = route({
  method: "GET",
  path: "/receipts/:id/download",
  summary: "Get a short-lived link to the PDF: a redirect, or as JSON for Accept: application/json",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 200: z.object({ url: z.url(), expires_at: Time }), 302: "application/pdf" },
  async handler(context: Context, { params, caller, headers }) {
    const receipt = await receiptFor(context, caller, params.id);
    const { token, expires_at } = context.links.sign(receipt.id, context.config.link_seconds);
    const url = `${context.public_urls.api}/receipts/files/${token}`;
    if (String(headers.accept ?? "").includes("application/json"))
      return { url, expires_at: expires_at.toISOString() };
    return reply(302, undefined, { location: url });
  },
});
