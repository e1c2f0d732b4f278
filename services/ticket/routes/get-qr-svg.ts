import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { answerFile } from "../ticket-file.ts";

/** With `Accept: application/json`: `{url, expires_at}`, a link that needs no login. */
export const getQrSvg = route({
  method: "GET",
  path: "/tickets/:id/qr.svg",
  summary: "The code as a QR picture (SVG)",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 200: "image/svg+xml" },
  errors: ["invalid_state"],
  handler: (context: Context, { params, caller, headers }) =>
    answerFile(context, caller, params.id, "qr.svg", headers),
});
