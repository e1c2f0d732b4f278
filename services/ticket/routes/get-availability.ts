import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { notFound } from "../../../platform/errors.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { readAvailability, readAvailabilityDigits } from "../db/availability.ts";
import { packBits } from "../domain/bits.ts";

const Zones = z.array(z.object({ zone_id: Id, total: z.int(), free: z.int() }));
const Lists = z.object({ version: z.int(), zones: Zones, taken: z.array(Id), held: z.array(Id) });
const Bits = z.object({
  version: z.int(),
  zones: Zones,
  bits: z.string().describe("base64, two bits a place in the order of the seating: 0 free, 1 held, 2 taken"),
});

/** Which places can be had now. */
export const getAvailability = route({
  method: "GET",
  path: "/tickets/availability/:performance_id",
  summary: "Places of a performance: what changes",
  access: "public",
  params: z.object({ performance_id: Id }),
  query: z.object({ as: z.enum(["lists", "bits"]).default("lists") }),
  replies: { 200: z.union([Lists, Bits]) },
  async handler(context: Context, { params, query }) {
    if (query.as === "lists") {
      const row = await readAvailability.one(context.db, params.performance_id);
      if (!row) throw notFound();
      return row;
    }
    const row = await readAvailabilityDigits.one(context.db, params.performance_id);
    if (!row) throw notFound();
    return { version: row.version, zones: row.zones, bits: packBits(row.digits) };
  },
});
