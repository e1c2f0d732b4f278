import { z } from "zod";
import { Id } from "../../contracts/types/ids.ts";
import { invalid } from "../../platform/errors.ts";

export const CategoryView = z
  .object({
    id: Id,
    organization_id: Id,
    parent_id: Id.nullable(),
    slug: z.string(),
    name: z.string(),
    path: z.array(z.string()).describe("slugs from the root down to this one"),
    version: z.int(),
  })
  .meta({ id: "Category" });

interface Node {
  id: string;
  parent_id: string | null;
  slug: string;
}

/** How deep a tree may be. */
const DEPTH = 8;

/**
 * Slugs from the root down to a node of these.
 * @throws AppError validation_failed when the parent is not there, below the node itself, or too deep
 */
export function pathOf(nodes: readonly Node[], node: Node): string[] {
  const byId = new Map(nodes.map((known) => [known.id, known]));
  const path = [node.slug];
  for (let at = node; at.parent_id !== null;) {
    const parent = byId.get(at.parent_id);
    if (!parent) throw invalid("/parent_id", "not_found", "There is no such category.");
    if (parent.id === node.id) throw invalid("/parent_id", "ring", "A category cannot be below itself.");
    if (path.unshift(parent.slug) > DEPTH) throw invalid("/parent_id", "too_big", `At most ${DEPTH} levels.`);
    at = parent;
  }
  return path;
}
