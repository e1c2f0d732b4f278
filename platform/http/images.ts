import { z } from "zod";
import { Id } from "../../contracts/types/ids.ts";
import { notFound } from "../errors.ts";
import { type Image, readImage } from "../images.ts";
import type { ObjectStore } from "../objects/store.ts";
import { type Reply, reply } from "./route.ts";

/** A kept picture as the API shows it: its sources are for `srcset`, `width` and `height` keep its room free. */
export const ImageView = z.object({
  id: Id,
  alt: z.string().describe("what the picture shows, for people who do not see it; may be empty"),
  width: z.int(),
  height: z.int(),
  sources: z.array(z.object({ width: z.int(), url: z.url() })).describe("WebP, the smallest first"),
});

/** @param base_url where the service answers with its images: …/events/images */
export const imageView = (
  { id, width, height, widths }: Image,
  alt: string,
  base_url: string,
): z.output<typeof ImageView> => ({
  id,
  alt,
  width,
  height,
  sources: widths.map((one) => ({ width: one, url: `${base_url}/${id}/${one}.webp` })),
});

/** What the route of a file takes and says: `…/images/:id/:file`. A changed picture has another id, so it never changes. */
export const ImageParams = z.object({ id: Id, file: z.string().regex(/^[1-9]\d{0,4}\.webp$/) });
export const IMAGE_CACHE = "public, max-age=31536000, immutable";

/** @throws AppError not_found */
export async function imageReply(
  objects: ObjectStore,
  { id, file }: z.output<typeof ImageParams>,
): Promise<Reply> {
  const data = await readImage(objects, id, Number.parseInt(file, 10));
  if (!data) throw notFound();
  return reply(200, data, { "content-type": "image/webp", "cross-origin-resource-policy": "cross-origin" });
}
