import { readFile } from "node:fs/promises";
import { z } from "zod";
import { notFound } from "../../../platform/errors.ts";
import { type Document, sendDocument } from "../../../platform/http/encoding.ts";
import { route } from "../../../platform/http/route.ts";
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

/** Compressed once: the largest has 1.7 MB. */
const loaded = new Map<string, Document>();

export const getDocsFile = route({
  method: "GET",
  path: "/docs/:file",
  summary: "What the pages are made of",
  access: "public",
  cache_control: "public, max-age=3600",
  params: z.object({ file: z.string() }),
  replies: { 200: "*/*" },
  async handler(_context: Context, { params: { file }, headers }) {
    const known = Object.hasOwn(FILES, file) ? FILES[file] : undefined;
    if (!known) throw notFound();
    let document = loaded.get(file);
    if (!document) {
      document = { identity: await readFile(new URL(file, known.folder)), compressed: new Map() };
      loaded.set(file, document);
    }
    const type = { "content-type": `${known.type}; charset=utf-8` };
    return sendDocument(document, headers["accept-encoding"], type);
  },
});
