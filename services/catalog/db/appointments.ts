import type { RowOf } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";

const columns = {
  id: "uuid",
  booking_id: "uuid",
  item_id: "uuid",
  organization_id: "uuid",
  product_id: "uuid",
  provider_id: "uuid",
  title: "text",
  provider_name: "text",
  location: "text",
  starts_at: "timestamptz",
  ends_at: "timestamptz",
  time_zone: "text",
  quantity: "int4",
  status: "text",
  created_at: "timestamptz",
} as const;
const list = Object.keys(columns).join(", ");
export type Appointment = RowOf<typeof columns>;

export const insertAppointments = sql(
  {},
  `insert into appointments (hold_id, ${list})
   select hold_id, ${list} from jsonb_populate_recordset(null::appointments, $1)`,
);
export const cancelAppointmentsOfHold = sql(
  {},
  "update appointments set status = 'CANCELLED', cancelled_at = $2 where hold_id = $1 and status = 'BOOKED'",
);
export const listAppointmentsOfBooking = sql(
  columns,
  `select ${list} from appointments where booking_id = $1 and status = 'BOOKED' order by starts_at, id`,
);
/** What is booked of a product in [$2, $3), after ($4, $5). */
export const listAppointments = sql(
  columns,
  `select ${list} from appointments
   where product_id = $1 and ($2::timestamptz is null or starts_at >= $2) and ($3::timestamptz is null or starts_at < $3)
     and ($4::timestamptz is null or (starts_at, id) > ($4::timestamptz, $5::uuid))
   order by starts_at, id limit $6`,
);
