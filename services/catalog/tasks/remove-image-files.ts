import { removeImage } from "../../../platform/images.ts";
import { task } from "../../../platform/jobs/tasks.ts";
import type { Context } from "../context.ts";

/** Removes the files of a picture, its key. */
export const removeImageFiles = task<Context, { widths: number[] }>(
  "remove-image-files",
  {},
  async (context, { key, data }) => removeImage(context.objects, { id: key, widths: data.widths }),
);
