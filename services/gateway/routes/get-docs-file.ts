import { readFile } from "node:fs/promises";
import { z } from "zod";
import { notFound } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";

const swagger = new URL("./static/", import.meta.resolve("@fastify/swagger-ui/package.json"));
const own = new URL("../pages/", import.meta.url);

/** Only these: no path from outside reaches the disk. */
const FILES: Record<string, { folder: URL; type: string }> = {
  "look.css": { folder: own, type: "text/css" },
  "start.js": { folder: own, type: "text/javascript" },
  "swagger-ui.css": { folder: swagger, type: "text/css" },
  "swagger-ui-bundle.js": { folder: swagger, type: "text/javascript" },
};

export const getDocsFile = route({
  method: "GET",
  path: "/docs/:file",
  summary: "What the pages are made of",
  access: "public",
  cache_control: "public, max-age=3600",
  params: z.object({ file: z.string() }),
  replies: { 200: "*/*" },
  async handler(_context: Context, { params: { file } }) {
    const known = Object.hasOwn(FILES, file) ? FILES[file] : undefined;
    if (!known) throw notFound();
    const bytes = await readFile(new URL(file, known.folder));
    return reply(200, bytes, { "content-type": `${known.type}; charset=utf-8` });
  },
});
