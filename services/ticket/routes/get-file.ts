import { z } from "zod";
import { notFound } from "../../../platform/errors.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { findTicket } from "../db/tickets.ts";
import { FILE_KINDS, fileOf } from "../ticket-file.ts";

const Meaning = z.tuple([z.enum(FILE_KINDS), z.uuid(), z.string().max(10)]);

/** What a short-lived link leads to; it needs no login. */
export const getFile = route({
  method: "GET",
  path: "/tickets/files/:token",
  summary: "A ticket's file, by a link that lives 60 seconds",
  access: "public",
  params: z.object({ token: z.string().max(200) }),
  replies: { 200: "application/octet-stream" },
  async handler(context: Context, { params }) {
    const meaning = Meaning.safeParse(context.links.open(params.token)?.split(" "));
    if (!meaning.success) throw notFound();
    const [kind, id, locale] = meaning.data;
    const row = await findTicket.one(context.db, id);
    if (!row) throw notFound();
    return fileOf(context, row, kind, locale);
  },
});
