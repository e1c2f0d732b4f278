import type { WantedItem } from "../../../contracts/types/items.ts";
import type { Handle, RowOf } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";
import type { BasketItem, Line } from "../domain/basket.ts";

const columns = {
  id: "uuid",
  booking_id: "uuid",
  position: "int4",
  type: "text",
  owner: "text",
  wanted: "jsonb",
  line: "jsonb",
  quantity: "int4",
  unit_price_amount: "int8",
  price_amount: "int8",
  tax_basis_points: "int4",
  tax_amount: "int8",
  subject_id: "uuid?",
} as const;
const list = Object.keys(columns).join(", ");

export type Item = Omit<RowOf<typeof columns>, "wanted" | "line"> &
  BasketItem & { wanted: WantedItem; line: Line };

const listOf = sql(
  columns,
  `select ${list} from booking_items where booking_id = any($1::uuid[]) order by booking_id, position`,
);
const replaceAll = sql(
  {},
  `with gone as (
     delete from booking_items where booking_id = $1 and id not in (select (i ->> 'id')::uuid from jsonb_array_elements($2::jsonb) as i))
   insert into booking_items (${list})
   select i.id, $1::uuid, i.position, i.type, i.owner, i.wanted, i.line, i.quantity, i.unit_price_amount, i.price_amount, i.tax_basis_points, i.tax_amount, i.subject_id
   from jsonb_populate_recordset(null::booking_items, $2::jsonb) as i
   on conflict (id) do update set position = excluded.position, line = excluded.line, quantity = excluded.quantity,
     unit_price_amount = excluded.unit_price_amount, price_amount = excluded.price_amount,
     tax_basis_points = excluded.tax_basis_points, tax_amount = excluded.tax_amount, subject_id = excluded.subject_id`,
);

export const itemsOf = async (h: Handle, booking_id: string): Promise<Item[]> =>
  (await listOf.all(h, [booking_id])) as Item[];

/** The items of several bookings, by booking: one look for a whole page. */
export async function itemsByBooking(h: Handle, booking_ids: string[]): Promise<Map<string, Item[]>> {
  return Map.groupBy((await listOf.all(h, booking_ids)) as Item[], (item) => item.booking_id);
}

/** Makes the booking's items exactly these; the booking is locked. */
export const replaceItemsOf = (h: Handle, booking_id: string, items: readonly object[]) =>
  replaceAll.run(h, booking_id, JSON.stringify(items));
