import type { Handle } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";

export interface AccessPlaceRow {
  place_id: string;
  performance_id: string;
  kind: string;
  free: boolean;
}

const removeOthers = sql(
  {},
  "delete from access_places where performance_id = any($1::uuid[]) and place_id <> all($2::uuid[])",
);
// What is known already is as ticket's events made it.
const insertNew = sql(
  {},
  `insert into access_places (place_id, performance_id, kind, free)
   select place_id, performance_id, kind, free
   from jsonb_to_recordset($1::jsonb) as a(place_id uuid, performance_id uuid, kind text, free boolean)
   on conflict (place_id) do nothing`,
);
const setFree = sql(
  { kind: "text" },
  "update access_places set free = $2 where place_id = any($1::uuid[]) and free <> $2 returning kind",
);

/** The wheelchair and companion places that these performances have now. */
export async function noteAccessPlaces(
  h: Handle,
  performance_ids: string[],
  places: AccessPlaceRow[],
): Promise<void> {
  await removeOthers.run(
    h,
    performance_ids,
    places.map(({ place_id }) => place_id),
  );
  if (places.length > 0) await insertNew.run(h, JSON.stringify(places));
}

/** @returns the kinds of those that changed by it */
export const markAccessPlaces = async (h: Handle, ids: string[], free: boolean): Promise<string[]> =>
  ids.length === 0 ? [] : (await setFree.all(h, ids, free)).map(({ kind }) => kind);
