import type { Handle, RowOf } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";

const columns = {
  id: "uuid",
  name: "text",
  legal_name: "text",
  address_lines: "text[]",
  country: "text",
  tax_id: "text",
  email: "text",
  version: "int4",
  created_at: "timestamptz",
} as const;
const list = Object.keys(columns).join(", ");

export type Organization = RowOf<typeof columns>;
/** What people set. */
export type OrganizationDetails = Pick<
  Organization,
  "name" | "legal_name" | "address_lines" | "country" | "tax_id" | "email"
>;

const insertOne = sql(
  columns,
  `insert into organizations (id, name, legal_name, address_lines, country, tax_id, email, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${list}`,
);
const findById = sql(columns, `select ${list} from organizations where id = $1`);
const lockById = sql(columns, `select ${list} from organizations where id = $1 for no key update`);
const updateOne = sql(
  columns,
  `update organizations set name = $2, legal_name = $3, address_lines = $4, country = $5, tax_id = $6, email = $7, version = version + 1
   where id = $1 returning ${list}`,
);

const values = (d: OrganizationDetails) => [
  d.name,
  d.legal_name,
  d.address_lines,
  d.country,
  d.tax_id,
  d.email,
];

export const insertOrganization = async (h: Handle, id: string, details: OrganizationDetails, at: Date) =>
  (await insertOne.one(h, id, ...values(details), at))!;
export const organizationById = (h: Handle, id: string) => findById.one(h, id);
/** Its row locked: before anything about it or its members changes. */
export const lockOrganization = (h: Handle, id: string) => lockById.one(h, id);
export const updateOrganizationDetails = async (h: Handle, id: string, details: OrganizationDetails) =>
  (await updateOne.one(h, id, ...values(details)))!;
