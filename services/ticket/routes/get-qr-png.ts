import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { answerFile } from "../ticket-file.ts";

/** With `Accept: application/json`: `{url, expires_at}`, a link that needs no login. */
export const getQrPng = route({
  method: "GET",
  path: "/tickets/:id/qr.png",
  summary: "The code as a QR picture (PNG)",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 200: "image/png" },
  errors: ["invalid_state"],
  handler: (context: Context, { params, caller, headers }) =>
    answerFile(context, caller, params.id, "qr.png", headers),
});
