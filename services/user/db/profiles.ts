import type { Handle, RowOf } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";

const columns = { user_id: "uuid", name: "text", phone: "text", locale: "text", time_zone: "text" } as const;
const list = Object.keys(columns).join(", ");

export type Profile = RowOf<typeof columns>;

const insertOne = sql(
  {},
  `insert into profiles (user_id, name, phone, locale, time_zone, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $6)
   on conflict (user_id) do nothing`,
);
const findById = sql(columns, `select ${list} from profiles where user_id = $1`);
const findMany = sql(columns, `select ${list} from profiles where user_id = any($1::uuid[])`);
const findNamed = sql(
  { user_id: "uuid", name: "text" },
  `select user_id, name from profiles where user_id = any($1::uuid[]) and strpos(lower(name), lower($2)) > 0
   order by name, user_id limit $3`,
);
const lockById = sql(columns, `select ${list} from profiles where user_id = $1 for no key update`);
const updateOne = sql(
  {},
  "update profiles set name = $2, phone = $3, locale = $4, time_zone = $5, updated_at = $6 where user_id = $1",
);
const kept = { preferences: "jsonb", preferences_version: "int4" } as const;
const findPreferences = sql(kept, "select preferences, preferences_version from profiles where user_id = $1");
const updatePreferences = sql(
  kept,
  `update profiles set preferences = $2, preferences_version = preferences_version + 1
   where user_id = $1 returning preferences, preferences_version`,
);
const deleteOne = sql({}, "delete from profiles where user_id = $1");

/** The same person again changes nothing. */
export const insertProfile = (h: Handle, p: Profile, at: Date) =>
  insertOne.run(h, p.user_id, p.name, p.phone, p.locale, p.time_zone, at);
export const profileOf = (h: Handle, user_id: string) => findById.one(h, user_id);
export const profilesOf = (h: Handle, user_ids: string[]) => findMany.all(h, user_ids);
export const profilesNamed = (h: Handle, user_ids: string[], text: string, limit: number) =>
  findNamed.all(h, user_ids, text, limit);
export const lockProfile = (h: Handle, user_id: string) => lockById.one(h, user_id);
export const updateProfile = (h: Handle, p: Profile, at: Date) =>
  updateOne.run(h, p.user_id, p.name, p.phone, p.locale, p.time_zone, at);
export const preferencesOf = (h: Handle, user_id: string) => findPreferences.one(h, user_id);
export const writePreferences = (h: Handle, user_id: string, document: string) =>
  updatePreferences.one(h, user_id, document);
/** With the addresses and preferences. */
export const deleteProfile = (h: Handle, user_id: string) => deleteOne.run(h, user_id);
