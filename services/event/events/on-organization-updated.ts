import { organizationUpdated } from "../../../contracts/events/auth.ts";
import { on } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";

/** Its name may be another: asked for by a task, because events carry no names. */
export const onOrganizationUpdated = on(organizationUpdated, async (context: Context, { data }, tx) => {
  context.tasks.ask(tx, "name-organizer", data.organization_id);
});
