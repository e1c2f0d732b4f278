import type { FastifyInstance } from "fastify";
import type { World } from "../world.ts";

export function pageRoutes(app: FastifyInstance, world: World): void {
  void app;
  void world;
}
