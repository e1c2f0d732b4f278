import type { Layout } from "../../../contracts/types/layout.ts";
import type { Handle, RowOf } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";

const columns = {
  id: "uuid",
  organization_id: "uuid",
  name: "text",
  address: "text",
  city: "text",
  country: "text",
  time_zone: "text",
  latitude: "float8?",
  longitude: "float8?",
  version: "int4",
  has_layout: "bool",
} as const;
const list =
  "id, organization_id, name, address, city, country, time_zone, latitude, longitude, version, layout is not null as has_layout";
export type Venue = RowOf<typeof columns>;

const insertOne = sql(
  columns,
  `insert into venues (id, organization_id, name, address, city, country, time_zone, latitude, longitude) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${list}`,
);
const findById = sql(columns, `select ${list} from venues where id = $1`);
const lockById = sql(columns, `select ${list} from venues where id = $1 for no key update`);
const findLayout = sql({ layout: "jsonb" }, "select layout from venues where id = $1");
const updateOne = sql(
  columns,
  `update venues set name = $3, address = $4, city = $5, country = $6, time_zone = $7, latitude = $8, longitude = $9,
     version = version + 1
   where id = $1 and version = $2 returning ${list}`,
);
const setLayout = sql(
  columns,
  `update venues set layout = $2, version = version + 1 where id = $1 returning ${list}`,
);
const listOf = sql(
  columns,
  `select ${list} from venues where organization_id = any($1::uuid[]) and ($2::uuid is null or id > $2) order by id limit $3`,
);

export type VenueData = Pick<
  Venue,
  "name" | "address" | "city" | "country" | "time_zone" | "latitude" | "longitude"
>;

const valuesOf = (v: VenueData) => [
  v.name,
  v.address,
  v.city,
  v.country,
  v.time_zone,
  v.latitude,
  v.longitude,
];

export const insertVenue = async (
  h: Handle,
  id: string,
  organization_id: string,
  v: VenueData,
): Promise<Venue> => (await insertOne.one(h, id, organization_id, ...valuesOf(v)))!;
export const venueById = (h: Handle, id: string) => findById.one(h, id);
export const lockVenue = (h: Handle, id: string) => lockById.one(h, id);
export const layoutOfVenue = async (h: Handle, id: string): Promise<Layout | undefined> =>
  ((await findLayout.one(h, id))?.layout as Layout | null) ?? undefined;
/** @returns undefined when the version is another */
export const updateVenue = (h: Handle, id: string, version: number, v: VenueData) =>
  updateOne.one(h, id, version, ...valuesOf(v));
export const setVenueLayout = (h: Handle, id: string, layout: Layout) =>
  setLayout.one(h, id, JSON.stringify(layout));
export const venuesOf = (h: Handle, organization_ids: string[], after: string | null, limit: number) =>
  listOf.all(h, organization_ids, after, limit);
