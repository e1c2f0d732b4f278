import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Answer, askerOf } from "./crawlers/ask-api.ts";
import { serveCrawlers } from "./crawlers/serve-crawlers.ts";
import { firstPage } from "./first-page.ts";

/** What the programme's page asks for first: web/src/api/search.ts. */
const PROGRAMME = "/search?limit=20";

/** @returns the page for who asks; those who do not read HTML, such as the service worker, get it without answers. */
export type PageFor = (request: FastifyRequest, answers?: Record<string, Answer>) => string;

/**
 * Every address of the web app. Events, products and the programme bring their first answer along.
 * @param dist the folder of the build
 * @param config as /config.json says it
 */
export function servePages(app: FastifyInstance, dist: string, config: object): void {
  const built = firstPage(dist, config);
  const asker = askerOf(app);
  const page: PageFor = ({ url, headers }, answers = {}) =>
    built({
      url,
      languages: headers["accept-language"],
      answers: headers.accept?.includes("text/html") ? answers : {},
    });
  serveCrawlers(app, asker, page);
  app.get("/", async (request, reply) => {
    const bare = !request.url.includes("?") && request.headers.accept?.includes("text/html");
    const programme = bare ? await asker.askNow(PROGRAMME) : undefined;
    return send(reply, page(request, programme ? { [PROGRAMME]: programme } : {}));
  });
  app.setNotFoundHandler((request, reply) => {
    if (request.method !== "GET" && request.method !== "HEAD") return reply.code(404).send();
    if (/^[^?]*\.\w{2,5}(\?|$)/.test(request.url))
      return reply.code(404).type("text/plain").send("Not found\n");
    return send(reply, page(request));
  });
}

const send = (reply: FastifyReply, html: string) =>
  reply
    .header("cache-control", "no-cache")
    .header("vary", "Accept, Accept-Language")
    .type("text/html; charset=utf-8")
    .send(html);
