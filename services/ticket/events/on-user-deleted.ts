import { userDeleted } from "../../../contracts/events/user.ts";
import { on } from "../../../platform/events/handler.ts";
import { forgetAnswersOf } from "../../../platform/http/idempotency.ts";
import type { Context } from "../context.ts";
import { uncountPerson } from "../count-person.ts";
import { forgetActor } from "../db/check-ins.ts";
import { forgetHolder, lockHoldsOfUser } from "../db/holds.ts";
import { findPlaces } from "../db/places.ts";
import { forgetTicketHolder } from "../db/tickets.ts";
import type { HoldLine } from "../domain/offer.ts";

/** Tickets stay valid, but nobody can tell any more whose they are. */
export const onUserDeleted = on(userDeleted, async (_context: Context, { data: { user_id } }, tx) => {
  for (const hold of await lockHoldsOfUser.all(tx, user_id)) {
    if (hold.person === null || (hold.state !== "HELD" && hold.state !== "COMMITTED")) continue;
    // The counts go with the person they were about; a ticket that was cancelled by itself is counted down already.
    const lines = hold.lines as HoldLine[];
    const rows = await findPlaces.all(
      tx,
      lines.flatMap(({ places }) => places.map(({ id }) => id)),
    );
    const own = new Set(rows.filter(({ hold_id }) => hold_id === hold.id).map(({ id }) => id));
    await uncountPerson(
      tx,
      hold.person,
      lines.map((line) => ({ ...line, places: line.places.filter(({ id }) => own.has(id)) })),
    );
  }
  await forgetHolder.run(tx, user_id);
  await forgetTicketHolder.run(tx, user_id);
  await forgetActor.run(tx, user_id);
  await forgetAnswersOf(tx, user_id);
});
