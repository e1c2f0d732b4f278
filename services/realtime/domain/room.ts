import { Id } from "../../../contracts/types/ids.ts";

/** What a socket can listen to: `user:{id}`, `event:{performance_id}`, `queue:{event_id}`. */
export interface Room {
  kind: "user" | "event" | "queue";
  id: string;
}

/** @returns undefined for what is no room */
export function parseRoom(name: unknown): Room | undefined {
  if (typeof name !== "string" || name.length > 60) return undefined;
  const [kind, id, ...rest] = name.split(":");
  if (
    (kind !== "user" && kind !== "event" && kind !== "queue") ||
    rest.length > 0 ||
    !Id.safeParse(id).success
  )
    return undefined;
  return { kind, id: id! };
}
