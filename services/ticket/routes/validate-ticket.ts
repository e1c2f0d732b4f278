import { z } from "zod";
import { route } from "../../../platform/http/route.ts";
import { lockByCode, openDoor, ScanBody, Verdict, verdict } from "../check-in.ts";
import type { Context } from "../context.ts";
import { judge } from "../domain/verdict.ts";

/** Looks, changes nothing. */
export const validateTicket = route({
  method: "POST",
  path: "/tickets/validate",
  summary: "Look at a ticket without using it",
  access: "user",
  body: z.object(ScanBody),
  replies: { 200: Verdict },
  async handler(context: Context, { body, caller }) {
    const door = await openDoor(context, caller, body.performance_id);
    return context.db.tx(async (tx) => {
      const row = await lockByCode(context, tx, door, body.code);
      const result = judge(row, door);
      const used =
        result === "already_used" ? { at: row!.used_at, gate: row!.used_gate } : { at: null, gate: null };
      return verdict(result, row, used);
    });
  },
});
