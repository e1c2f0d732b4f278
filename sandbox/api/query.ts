import type { FastifyRequest } from "fastify";
import type { PageRequest } from "../store/paging.ts";
import { decodeCursor } from "../store/paging.ts";
import { invalid } from "./problem.ts";

/** The query of a list: `limit` (1 to 100, default 20), `cursor`, and the named filters; anything else is refused. */
export function readListQuery(
  request: FastifyRequest,
  filters: readonly string[],
): { page: PageRequest; filter: Record<string, string> } {
  const query = request.query as Record<string, string | string[]>;
  const known = ["limit", "cursor", ...filters];
  const errors = Object.entries(query).flatMap(([name, value]) => {
    if (!known.includes(name))
      return [{ pointer: `/${name}`, code: "unknown_field", detail: "is not a parameter of this list" }];
    return Array.isArray(value) ? [{ pointer: `/${name}`, code: "invalid", detail: "is given twice" }] : [];
  });
  const single = query as Record<string, string>;
  const limit = single["limit"] === undefined ? 20 : Number(single["limit"]);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    errors.push({ pointer: "/limit", code: "out_of_range", detail: "must be 1 to 100" });
  const cursor = single["cursor"];
  const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : decodeCursor(cursor);
  if (before === null)
    errors.push({ pointer: "/cursor", code: "invalid", detail: "is not a cursor of this list" });
  if (errors.length > 0 || before === null) throw invalid(errors);
  const filter = Object.fromEntries(
    filters.filter((name) => single[name]).map((name) => [name, single[name] ?? ""]),
  );
  return { page: { limit, before }, filter };
}
