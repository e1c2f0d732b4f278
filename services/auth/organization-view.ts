import { z } from "zod";
import { Id } from "../../contracts/types/ids.ts";
import { line } from "../../contracts/types/person.ts";
import { ORGANIZATION_ROLES } from "../../contracts/types/permissions.ts";
import { Time } from "../../contracts/types/time.ts";
import type { Organization, OrganizationDetails } from "./db/organizations.ts";
import { Email } from "./domain/email.ts";

export const Role = z.enum(ORGANIZATION_ROLES);

/** What stands on receipts as the seller. */
export const OrganizationBody = z.object({
  name: line(120).describe("as customers know it"),
  legal_name: line(200).describe("as it stands on receipts"),
  address_lines: z.array(line(200)).min(1).max(6).describe("postal address in print order"),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .describe("ISO 3166-1 alpha-2"),
  tax_id: line(40).optional().describe("tax number, where there is one"),
  email: Email,
});

export const OrganizationView = z
  .object({
    id: Id,
    name: z.string(),
    legal_name: z.string(),
    address_lines: z.array(z.string()),
    country: z.string(),
    tax_id: z.string(),
    email: z.string(),
    version: z.int(),
    created_at: Time,
  })
  .meta({ id: "Organization" });

export function detailsOf(body: z.output<typeof OrganizationBody>): OrganizationDetails {
  return { ...body, tax_id: body.tax_id ?? "", email: body.email.address };
}

export const etagOf = ({ version }: Organization) => ({ etag: `"${version}"` });
