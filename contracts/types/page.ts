import { z } from "zod";

/** What every list takes. */
export const PageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(20).describe("items per page, at most 100"),
  cursor: z.string().max(200).optional().describe("next_cursor of the page before"),
};

/** What every list answers. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next_cursor: z.string().nullable() });
}
