import type { FastifyInstance } from "fastify";
import type { World } from "../world.ts";
import { notFound } from "./problem.ts";
import { readListQuery } from "./query.ts";

/** `GET /sandbox/requests?vendor=`, `GET /sandbox/webhooks`, `POST /sandbox/webhooks/{id}/resend` */
export function exchangeRoutes(app: FastifyInstance, world: World): void {
  app.get("/sandbox/requests", async (request) => {
    const { page, filter } = readListQuery(request, ["vendor"]);
    return world.requests.list(filter["vendor"] ?? null, page);
  });
  app.get("/sandbox/webhooks", async (request) => world.webhooks.list(readListQuery(request, []).page));
  app.post<{ Params: { id: string } }>("/sandbox/webhooks/:id/resend", async (request) => {
    if (!world.webhooks.resend(request.params.id)) throw notFound("There is no webhook with this id.");
    world.wake();
    return world.webhooks.get(request.params.id);
  });
}
