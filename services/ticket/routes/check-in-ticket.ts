import { z } from "zod";
import { Time } from "../../../contracts/types/time.ts";
import { route } from "../../../platform/http/route.ts";
import { checkIn, openDoor, ScanBody, Verdict } from "../check-in.ts";
import type { Context } from "../context.ts";
import { report } from "../facts.ts";

/** Uses a ticket. A verdict is not an error. */
export const checkInTicket = route({
  method: "POST",
  path: "/tickets/check-in",
  summary: "Let somebody in",
  access: "user",
  body: z.object({
    ...ScanBody,
    gate: z.string().trim().min(1).max(60).optional(),
    nonce: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .describe("the same again is answered with its first verdict"),
    scanned_at: Time.optional().describe(
      "from a door that had no network: when it let the person in; a verdict other than ok is then a conflict",
    ),
  }),
  replies: { 200: Verdict },
  async handler(context: Context, { body, caller }) {
    const door = await openDoor(context, caller, body.performance_id);
    const answer = await context.db.tx((tx) =>
      checkIn(context, tx, door, {
        code: body.code,
        gate: body.gate,
        nonce: body.nonce,
        scanned_at: body.scanned_at === undefined ? undefined : new Date(body.scanned_at),
        actor: caller.user_id,
      }),
    );
    report(context, answer.result === "ok" ? "checked_in" : "turned_away", {
      performance_id: body.performance_id,
      result: answer.result,
    });
    return answer;
  },
});
