import type { FastifyInstance, FastifyReply } from "fastify";
import { attachmentOf } from "../smtp/parse.ts";
import type { World } from "../world.ts";
import { notFound } from "./problem.ts";
import { readListQuery } from "./query.ts";

/** `GET /sandbox/mailbox?to=`, `/sandbox/mailbox/{id}`, its attachments and its raw text. */
export function mailboxRoutes(app: FastifyInstance, world: World): void {
  app.get("/sandbox/mailbox", async (request) => {
    const { page, filter } = readListQuery(request, ["to"]);
    return world.mails.list(filter["to"] ?? null, page);
  });
  app.get<{ Params: { id: string } }>("/sandbox/mailbox/:id", async (request) => {
    const mail = world.mails.get(request.params.id);
    if (!mail) throw notFound("There is no mail with this id.");
    return mail;
  });
  app.get<{ Params: { id: string } }>("/sandbox/mailbox/:id/raw", async (request, reply) => {
    const raw = world.mails.raw(request.params.id);
    if (!raw) throw notFound("There is no mail with this id.");
    return download(reply, raw, "text/plain; charset=utf-8", "mail.eml");
  });
  app.get<{ Params: { id: string; n: string } }>(
    "/sandbox/mailbox/:id/attachments/:n",
    async (request, reply) => {
      const raw = world.mails.raw(request.params.id);
      const index = /^\d{1,4}$/.test(request.params.n) ? Number(request.params.n) : -1;
      const attachment = raw ? await attachmentOf(raw, index) : null;
      if (!attachment) throw notFound("There is no such attachment.");
      return download(reply, attachment.content, attachment.content_type, attachment.filename);
    },
  );
}

/** Whatever a mail carries is foreign: it is always downloaded, never shown as a page of this origin. */
function download(reply: FastifyReply, content: Buffer, contentType: string, filename: string): FastifyReply {
  const plain = filename.replace(/[^\w. -]/g, "_");
  return reply
    .type(
      /^[\w.+-]+\/[\w.+-]+(; charset=[\w-]+)?$/.test(contentType) ? contentType : "application/octet-stream",
    )
    .header(
      "content-disposition",
      `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(filename.toWellFormed())}`,
    )
    .header("content-security-policy", "sandbox; default-src 'none'")
    .send(content);
}
