import { z } from "zod";
import { Country } from "../../contracts/types/country.ts";
import { Id } from "../../contracts/types/ids.ts";
import { line, PersonName } from "../../contracts/types/person.ts";
import type { AddressRow } from "./db/addresses.ts";
import { Phone } from "./domain/phone.ts";

/** More than anybody moves; a list of addresses is no place to keep things. */
export const MAX_ADDRESSES = 20;

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null);

/** An address as it is sent, whole; what is not said is null or left out. */
export const AddressInput = z.strictObject({
  name: optional(PersonName).describe("who is to be found there, when it is not the person themselves"),
  line1: line(200).describe("street and number"),
  line2: optional(line(200)),
  city: line(100),
  postal_code: optional(line(20)),
  region: optional(line(100)).describe("state, province, county"),
  country: Country,
  phone: optional(Phone),
  is_default: z.boolean().optional().describe("makes it the one default; the first address is it anyway"),
});

export const AddressView = z
  .object({
    id: Id,
    name: z.string().nullable(),
    line1: z.string(),
    line2: z.string().nullable(),
    city: z.string(),
    postal_code: z.string().nullable(),
    region: z.string().nullable(),
    country: z.string(),
    phone: z.string().nullable(),
    is_default: z.boolean(),
    version: z.int(),
  })
  .meta({ id: "Address" });

/** What was sent, as the table keeps it: empty means not said. */
export const addressFields = ({ is_default: _default, ...sent }: z.output<typeof AddressInput>) => ({
  ...sent,
  name: sent.name ?? "",
  line2: sent.line2 ?? "",
  postal_code: sent.postal_code ?? "",
  region: sent.region ?? "",
  phone: sent.phone ?? "",
});

export const addressView = ({ user_id: _user_id, ...row }: AddressRow): z.output<typeof AddressView> => ({
  ...row,
  name: row.name || null,
  line2: row.line2 || null,
  postal_code: row.postal_code || null,
  region: row.region || null,
  phone: row.phone || null,
});
