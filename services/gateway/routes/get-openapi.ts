import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Base } from "../../../platform/service.ts";
import { route } from "../../../platform/http/route.ts";

const FILE = new URL("../../../contracts/openapi.json", import.meta.url);
// Read at the first request: the document is generated from the services, this one too.
let document: Promise<Record<string, unknown>> | undefined;
const load = async () => JSON.parse(await readFile(FILE, "utf8")) as Record<string, unknown>;

export const getOpenapi = route({
  method: "GET",
  path: "/openapi.json",
  summary: "This document: every endpoint of every service",
  access: "public",
  cache_control: "public, max-age=60",
  replies: { 200: z.record(z.string(), z.unknown()) },
  handler: async (context: Base) => ({
    ...(await (document ??= load())),
    servers: [{ url: context.public_urls.api }],
  }),
});
