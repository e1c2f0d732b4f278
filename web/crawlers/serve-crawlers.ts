import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { EventDetail, Product } from "../src/api/types.ts";
import type { PageFor } from "../serve-pages.ts";
import type { Asker } from "./ask-api.ts";
import { eventFacts } from "./event-facts.ts";
import { type PageFacts, withHead } from "./page-facts.ts";
import { productFacts } from "./product-facts.ts";
import { agentsOf, listedPages, robotsOf, sitemapOf } from "./sitemap.ts";

const SLUG = /^[\p{L}\p{N}-]{1,80}$/u;

/**
 * What those get who do not run the app: pages of the shop with their own head and as Markdown, sitemap, robots.txt and
 * llms.txt. Where the API does not answer in time the bare page is served; the app says the rest.
 */
export function serveCrawlers(app: FastifyInstance, { ask, askNow }: Asker, page: PageFor): void {
  const factsOf = {
    events: (answer: unknown) => eventFacts(answer as EventDetail),
    products: (answer: unknown) => productFacts(answer as Product),
  };
  for (const folder of ["events", "products"] as const) {
    app.get<{ Params: { slug: string } }>(`/${folder}/:slug`, async (request, reply) => {
      const { slug } = request.params;
      const name = slug.replace(/\.md$/, "");
      const path = `/${folder}/${encodeURIComponent(name)}`;
      // Who gets the page reads in it what the app would ask for now.
      const answer = SLUG.test(name) ? await askNow(path) : null;
      const facts = answer ? factsOf[folder](answer.body) : answer;
      reply.header("vary", "Accept, Accept-Language").header("cache-control", "no-cache");
      if (name !== slug || wantsMarkdown(request)) return sendMarkdown(reply, facts);
      reply.code(facts === null ? 404 : 200).type("text/html; charset=utf-8");
      return facts ? withHead(page(request, { [path]: answer! }), facts) : page(request);
    });
  }
  app.get("/sitemap.xml", async (_request, reply) =>
    reply.type("application/xml; charset=utf-8").send(sitemapOf(await listedPages(ask))),
  );
  app.get("/llms.txt", async (_request, reply) =>
    reply.type("text/markdown; charset=utf-8").send(agentsOf(await listedPages(ask))),
  );
  app.get("/robots.txt", async (request, reply) => {
    const [first] = await listedPages(ask);
    const origin = first ? new URL(first.url).origin : `${request.protocol}://${request.host}`;
    return reply.type("text/plain; charset=utf-8").send(robotsOf(origin));
  });
}

/** Browsers never ask for it by name. */
const wantsMarkdown = ({ headers: { accept = "" } }: FastifyRequest) =>
  accept.includes("text/markdown") && !accept.includes("text/html");

function sendMarkdown(reply: FastifyReply, found: PageFacts | null | undefined) {
  if (found) return reply.type("text/markdown; charset=utf-8").send(`${found.markdown}\n`);
  if (found === null) return reply.code(404).type("text/plain; charset=utf-8").send("Not found\n");
  return reply.code(503).header("retry-after", "5").type("text/plain; charset=utf-8").send("Not now\n");
}
