import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { Time } from "../../../contracts/types/time.ts";
import { documentOf, sendDocument } from "../../../platform/http/encoding.ts";
import { route } from "../../../platform/http/route.ts";
import { openDoor } from "../check-in.ts";
import type { Context } from "../context.ts";
import { DoorList, doorList } from "../door-list.ts";

/** For scanners, managers and owners: with it a door judges codes while it has no network. */
export const getDoorList = route({
  method: "GET",
  path: "/tickets/door/:performance_id",
  summary: "The signed list that a door takes along",
  access: "user",
  params: z.object({ performance_id: Id }),
  query: z.object({
    since: Time.optional().describe("`as_of` of the last list: only what changed after it"),
  }),
  replies: { 200: DoorList },
  async handler(context: Context, { params, query, caller, headers }) {
    const door = await openDoor(context, caller, params.performance_id);
    const answer = await doorList(context, door, query.since ? new Date(query.since) : null);
    return sendDocument(documentOf(answer), headers["accept-encoding"], {});
  },
});
