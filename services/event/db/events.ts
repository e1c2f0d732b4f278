import type { LayoutPlace } from "../../../contracts/types/layout.ts";
import type { Image } from "../../../platform/images.ts";
import type { Handle, RowOf } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";
import type { Offer } from "../domain/offer.ts";
import type { Sold } from "../domain/prices.ts";
import { searchable } from "../domain/text.ts";

const columns = {
  id: "uuid",
  organization_id: "uuid",
  organization_name: "text",
  venue_id: "uuid",
  venue_name: "text",
  venue_city: "text",
  venue_country: "text",
  venue_latitude: "float8?",
  venue_longitude: "float8?",
  slug: "text",
  name: "text",
  description: "text",
  category: "text",
  tags: "text[]",
  minimum_age: "int4?",
  time_zone: "text",
  status: "text",
  version: "int4",
  offer: "jsonb",
  sold: "jsonb",
  image: "jsonb?",
  image_alt: "text",
} as const;
const names = Object.keys(columns);
const list = names.join(", ");
interface Documents {
  offer: Offer;
  sold: Sold;
  image: Image | null;
}
export type EventRow = Omit<RowOf<typeof columns>, keyof Documents> & Documents;

const insertOne = sql(
  columns,
  `insert into events (${list}, search_text) values (${[...names, ""].map((_, index) => `$${index + 1}`).join(", ")}) returning ${list}`,
);
const insertLayout = sql({}, "insert into event_layouts (event_id, places) values ($1, $2)");
const updateLayout = sql({}, "update event_layouts set places = $2 where event_id = $1");
const findPlaces = sql({ places: "jsonb" }, "select places from event_layouts where event_id = $1");
const findById = sql(columns, `select ${list} from events where id = $1`);
const findBySlug = sql(columns, `select ${list} from events where slug = $1`);
const lockById = sql(columns, `select ${list} from events where id = $1 for no key update`);
const updateOne = sql(
  columns,
  `update events set name = $2, description = $3, category = $4, tags = $5, minimum_age = $6, offer = $7,
     search_text = $8, status = $9, image_alt = $10, version = version + 1
   where id = $1 returning ${list}`,
);
const updateSold = sql({}, "update events set sold = $2 where id = $1");
const updateImage = sql(
  columns,
  `update events set image = $2, version = version + 1 where id = $1 returning ${list}`,
);
const updateOrganizer = sql(
  columns,
  `update events set organization_name = $2, version = version + 1 where organization_id = $1 and organization_name <> $2
   returning ${list}`,
);
// A house does not move: an event that was made before anybody said where it is learns it, too.
const locate = sql(
  columns,
  `update events set venue_latitude = $2, venue_longitude = $3, version = version + 1
   where venue_id = $1 and (venue_latitude, venue_longitude) is distinct from ($2::float8, $3::float8)
   returning ${list}`,
);
const deleteDraft = sql({}, "delete from events where id = $1 and status = 'DRAFT'");
// Coming performances first; an event without one is left out, except where a certain organization is asked for.
const findProgramme = sql(
  { ...columns, next_at: "timestamptz" },
  `select ${names.map((name) => `e.${name}`).join(", ")}, p.next_at
   from events e
   join lateral (
     select min(starts_at) as next_at from performances
     where event_id = e.id and ends_at > $1 and ($2::timestamptz is null or starts_at >= $2) and ($3::timestamptz is null or starts_at <= $3)
   ) p on p.next_at is not null
   where e.status in ('PUBLISHED', 'CANCELLED')
     and ($4::text[] is null or e.search_text like all($4::text[]))
     and ($5::text is null or e.category = $5)
     and ($6::text is null or lower(e.venue_city) = lower($6))
     and ($7::timestamptz is null or (p.next_at, e.id) > ($7::timestamptz, $8::uuid))
   order by p.next_at, e.id limit $9`,
);
const findOwn = sql(
  columns,
  `select ${list} from events where organization_id = any($1::uuid[]) and ($2::uuid is null or id < $2) order by id desc limit $3`,
);
const findPublished = sql(
  columns,
  `select ${list} from events where status = 'PUBLISHED' and ($1::uuid[] is null or id = any($1::uuid[])) and ($2::uuid is null or id > $2)
   order by id limit $3`,
);
const takeRevision = sql({ revision: "int4" }, "select nextval('push_revisions')::integer as revision");

export interface Programme {
  now: Date;
  from: Date | null;
  to: Date | null;
  patterns: string[] | null;
  category: string | null;
  city: string | null;
  after: { next_at: string; id: string } | null;
  limit: number;
}

const textOf = (e: EventRow) =>
  searchable(e.name, e.venue_name, e.venue_city, e.category, ...e.tags, e.description);
const typed = <Row>(row: Row) => row as Row & Documents;

/** @throws a violation of events_slug_key */
export async function insertEvent(h: Handle, e: EventRow, places: LayoutPlace[]): Promise<EventRow> {
  const values = names.map((name) => {
    const value = e[name as keyof EventRow];
    return name === "offer" || name === "sold" || (name === "image" && value) ? JSON.stringify(value) : value;
  });
  const row = await insertOne.one(h, ...values, textOf(e));
  await insertLayout.run(h, e.id, JSON.stringify(places));
  return typed(row!);
}

export const eventById = async (h: Handle, id: string) => typed(await findById.one(h, id));
export const eventBySlug = async (h: Handle, slug: string) => typed(await findBySlug.one(h, slug));
export const lockEvent = async (h: Handle, id: string) => typed(await lockById.one(h, id));
export const placesOfEvent = async (h: Handle, id: string) =>
  ((await findPlaces.one(h, id))?.places ?? []) as LayoutPlace[];
export const setPlaces = (h: Handle, id: string, places: LayoutPlace[]) =>
  updateLayout.run(h, id, JSON.stringify(places));

/** Writes what can change; the row has to be locked. */
export async function updateEvent(h: Handle, e: EventRow): Promise<EventRow> {
  const row = await updateOne.one(
    h,
    e.id,
    e.name,
    e.description,
    e.category,
    e.tags,
    e.minimum_age,
    JSON.stringify(e.offer),
    textOf(e),
    e.status,
    e.image_alt,
  );
  return typed(row!);
}

/** The row has to be locked; the event's version is its organizer's and stays. */
export const setSold = (h: Handle, id: string, sold: Sold) => updateSold.run(h, id, JSON.stringify(sold));
/** The row has to be locked. */
export const setImage = async (h: Handle, id: string, image: Image | null) =>
  typed((await updateImage.one(h, id, image && JSON.stringify(image)))!);

/** @returns the events that were changed by it, locked */
export const renameOrganizer = async (h: Handle, organization_id: string, name: string) =>
  (await updateOrganizer.all(h, organization_id, name)).map(typed);

/** @returns the events that did not know yet where their venue is, locked */
export const placeEvents = async (
  h: Handle,
  venue: { id: string; latitude: number | null; longitude: number | null },
) => (await locate.all(h, venue.id, venue.latitude, venue.longitude)).map(typed);

/** Of a push to ticket; never given twice, whatever becomes of the transaction. */
export const nextRevision = async (h: Handle) => (await takeRevision.one(h))!.revision;
export const removeDraft = (h: Handle, id: string) => deleteDraft.run(h, id);
export const programme = async (h: Handle, p: Programme) =>
  (
    await findProgramme.all(
      h,
      p.now,
      p.from,
      p.to,
      p.patterns,
      p.category,
      p.city,
      p.after?.next_at ?? null,
      p.after?.id ?? null,
      p.limit,
    )
  ).map(typed);
export const eventsOf = async (h: Handle, organization_ids: string[], before: string | null, limit: number) =>
  (await findOwn.all(h, organization_ids, before, limit)).map(typed);
export const publishedEvents = async (
  h: Handle,
  page: { ids: string[] | null; after: string | null; limit: number },
) => (await findPublished.all(h, page.ids, page.after, page.limit)).map(typed);
