import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { Time } from "../../../contracts/types/time.ts";
import { audit } from "../../../platform/audit.ts";
import { reply, route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { exportUser } from "../export-user.ts";

const Export = z.object({
  user_id: Id,
  exported_at: Time,
  data: z
    .record(z.string(), z.array(z.record(z.string(), z.unknown())))
    .describe("account, profile, bookings, tickets …: each a list, an empty one where there is nothing"),
});

export const exportMe = route({
  method: "GET",
  path: "/users/me/export",
  summary: "Everything that is kept about you, from every service, as one document",
  access: "user",
  replies: { 200: Export },
  async handler(context: Context, { caller: { user_id } }) {
    const data = await exportUser(context, user_id);
    const exported_at = context.clock.now().toISOString();
    const entry = { actor: `user:${user_id}`, action: "user.export", object: `user:${user_id}` };
    await context.db.tx(async (tx) => audit(tx, context.clock, entry));
    return reply(
      200,
      { user_id, exported_at, data },
      { "content-disposition": 'attachment; filename="foyer.json"' },
    );
  },
});
