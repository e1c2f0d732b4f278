import { z } from "zod";
import { COUNTRIES } from "./countries.ts";

const known: ReadonlySet<string> = new Set(COUNTRIES);

export const Country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .refine((code) => known.has(code), { error: "no such country" })
  .describe("ISO 3166-1 alpha-2");
