import { IMAGE_CACHE, ImageParams, imageReply } from "../../../platform/http/images.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";

export const getImage = route({
  method: "GET",
  path: "/products/images/:id/:file",
  summary:
    "A file of a product's picture: /products/images/<image id>/<width>.webp, as the product lists them",
  access: "public",
  cache_control: IMAGE_CACHE,
  params: ImageParams,
  replies: { 200: "image/webp" },
  handler: (context: Context, { params }) => imageReply(context.objects, params),
});
