import { Id } from "../../../contracts/types/ids.ts";

/** Where a page of bookings ended: the sort key of its last one. */
export interface Place {
  created_at: Date;
  id: string;
}

export const cursorOf = ({ created_at, id }: Place): string =>
  Buffer.from(`${created_at.toISOString()} ${id}`).toString("base64url");

/** @returns undefined for what is no cursor of ours */
export function readCursor(cursor: string): Place | undefined {
  const [time = "", id = ""] = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
  const created_at = new Date(time);
  return Number.isNaN(created_at.getTime()) || !Id.safeParse(id).success ? undefined : { created_at, id };
}
