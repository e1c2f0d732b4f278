import { task } from "../../../platform/jobs/tasks.ts";
import { tell } from "../announce.ts";
import type { Context } from "../context.ts";
import { renameOrganizer } from "../db/events.ts";

/** Writes the name of an organization, its key, to its events; those on the programme say that they changed. */
export const nameOrganizer = task<Context>("name-organizer", {}, async (context, { key }) => {
  const { name } = await context.auth.getOrganization({ organizationId: key });
  await context.db.tx(async (tx) => {
    for (const event of await renameOrganizer(tx, key, name)) await tell(context, tx, event, "updated");
  });
});
