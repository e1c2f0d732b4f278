import type { FastifyInstance, FastifyReply } from "fastify";
import { readFaults } from "../api/faults.ts";
import { notFound } from "../api/problem.ts";
import { inlineImages } from "../smtp/parse.ts";
import { parseForm } from "../stripe/form.ts";
import type { World } from "../world.ts";
import { disputeRoutes } from "./disputes.ts";
import { homePage } from "./home.ts";
import { sendPage } from "./layout.ts";
import { mailPage } from "./mail.ts";
import { LIVE_SCRIPT } from "./live-script.ts";
import { STYLE } from "./style.ts";

type Id = { Params: { id: string } };

/** The sandbox's own page at `/`, one page a mail, and the forms of their buttons, which work without script too. */
export function pageRoutes(app: FastifyInstance, world: World): void {
  app.get("/", async (_request, reply) =>
    sendPage(reply, { title: "Foyer sandbox", body: homePage(world), script: LIVE_SCRIPT }),
  );
  app.get("/page/style.css", async (_request, reply) =>
    reply.type("text/css; charset=utf-8").header("cache-control", "no-cache").send(STYLE),
  );
  app.get<Id>("/mails/:id", async (request, reply) => {
    const mail = world.mails.get(request.params.id);
    if (!mail) throw notFound("There is no mail with this id.");
    return sendPage(reply, { title: mail.subject || "Mail", body: mailPage(mail) });
  });
  app.get<Id>("/mails/:id/html", async (request, reply) => {
    const mail = world.mails.get(request.params.id);
    if (!mail?.html) throw notFound("There is no HTML in this mail.");
    const images = await inlineImages(world.mails.raw(mail.id) ?? Buffer.alloc(0));
    return sendForeignHtml(reply, mail.html, images, request.hostname);
  });
  app.post<Id>("/page/webhooks/:id/resend", async (request, reply) => {
    world.webhooks.resend(request.params.id);
    world.wake();
    return reply.redirect("/#webhooks", 303);
  });
  disputeRoutes(app, world);
  app.post("/page/faults", async (request, reply) => {
    const { vendor, kind, count } = parseForm((request.body as Buffer | undefined)?.toString("utf8") ?? "");
    const others = world.faults.list().filter((fault) => fault.vendor !== vendor || fault.kind !== kind);
    const wanted =
      count === "off" ? [] : [{ vendor, kind, ...(count === "always" ? {} : { count: Number(count) }) }];
    world.faults.replace(readFaults([...others, ...wanted]));
    return reply.redirect("/#faults", 303);
  });
}

/**
 * A mail's HTML, which anybody may have written: in a sandbox without scripts, forms or this page's origin, with
 * pictures from the mail itself and from this machine only. Links open in a new tab.
 */
function sendForeignHtml(
  reply: FastifyReply,
  markup: string,
  images: Map<string, string>,
  host: string,
): FastifyReply {
  const policy = [
    "sandbox allow-popups allow-popups-to-escape-sandbox",
    "default-src 'none'",
    `img-src data: http://127.0.0.1:* http://localhost:*${/^[\w.-]+$/.test(host) ? ` http://${host}:*` : ""}`,
    "style-src 'unsafe-inline'",
    "font-src data:",
    "frame-ancestors 'self'",
  ];
  const shown = markup.replace(
    /cid:([^"'\s)>]+)/g,
    (link, cid: string) => images.get(`<${cid}>`) ?? images.get(cid) ?? link,
  );
  return reply
    .type("text/html; charset=utf-8")
    .header("content-security-policy", policy.join("; "))
    .send(`<!doctype html><base target="_blank">${shown}`);
}
