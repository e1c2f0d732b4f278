import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Base } from "../../../platform/service.ts";
import { route } from "../../../platform/http/route.ts";

const document = JSON.parse(readFileSync(new URL("../../../contracts/openapi.json", import.meta.url), "utf8")) as Record<string, unknown>;

export const getOpenapi = route({
  method: "GET",
  path: "/openapi.json",
  summary: "This document: every endpoint of every service",
  access: "public",
  cache_control: "public, max-age=60",
  replies: { 200: z.record(z.string(), z.unknown()) },
  handler: async (context: Base) => ({ ...document, servers: [{ url: context.public_urls.api }] }),
});
