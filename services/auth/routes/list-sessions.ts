import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { Time } from "../../../contracts/types/time.ts";
import { pageFrom, readCursor } from "../../../platform/http/page.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { sessionsOf } from "../db/sessions.ts";

const Session = z.object({
  id: Id,
  created_at: Time,
  last_used_at: Time,
  user_agent: z.string(),
  current: z.boolean().describe("true for the session that asks"),
});

export const listSessions = route({
  method: "GET",
  path: "/auth/sessions",
  summary: "List the devices you are signed in on",
  access: "user",
  query: z.object(PageQuery),
  replies: { 200: pageOf(Session) },
  async handler(context: Context, { query, caller }) {
    const rows = await sessionsOf(
      context.db,
      caller.user_id,
      context.clock.now(),
      readCursor(Id, query.cursor),
      query.limit + 1,
    );
    const { items, next_cursor } = pageFrom(rows, query.limit, ({ id }) => id);
    return { items: items.map((row) => ({ ...row, current: row.id === caller.session_id })), next_cursor };
  },
});
