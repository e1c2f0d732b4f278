import { z } from "zod";
import { art } from "../../../platform/art/art.ts";
import { notFound } from "../../../platform/errors.ts";
import { imageReply } from "../../../platform/http/images.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { eventBySlug } from "../db/events.ts";
import { artFamilyOf } from "../domain/art-family.ts";

export const getArt = route({
  method: "GET",
  path: "/art/:file",
  summary:
    "The picture of an event by its slug: /art/<slug>.svg, the uploaded one or the one drawn from the slug; wider with ?wide=1",
  access: "public",
  cache_control: "public, max-age=3600",
  params: z.object({
    file: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*\.svg$/)
      .max(90),
  }),
  query: z.object({ wide: z.enum(["0", "1"]).optional() }),
  replies: { 200: "image/svg+xml" },
  async handler(context: Context, { params, query }) {
    const slug = params.file.slice(0, -".svg".length);
    const event = await eventBySlug(context.db, slug);
    if (!event) throw notFound();
    const wide = query.wide === "1";
    if (event.image) {
      const width = event.image.widths.find((candidate) => candidate >= (wide ? 1_280 : 640));
      const uploaded = await imageReply(context.objects, {
        id: event.image.id,
        file: `${width ?? event.image.width}.webp`,
      });
      return reply(200, uploaded.body, { ...uploaded.headers, "cache-control": "public, max-age=300" });
    }
    const family = artFamilyOf(event.category);
    const svg = art(slug, { ...(family ? { family } : {}), wide });
    return reply(200, svg, {
      "content-type": "image/svg+xml; charset=utf-8",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
      "cross-origin-resource-policy": "cross-origin",
    });
  },
});
