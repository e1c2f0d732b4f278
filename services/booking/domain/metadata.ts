import { z } from "zod";

const MOST_BYTES = 4_096;

/** An integrator's own notes on a booking: any JSON object of at most 4 KB. */
export const Metadata = z
  .record(z.string(), z.unknown())
  .refine((value) => new TextEncoder().encode(JSON.stringify(value)).length <= MOST_BYTES, {
    error: "at most 4 KB of JSON",
  })
  .describe("any JSON object of at most 4 KB");
