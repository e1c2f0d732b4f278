import { z } from "zod";
import { Id } from "../../contracts/types/ids.ts";
import { PersonName } from "../../contracts/types/person.ts";
import { ORGANIZATION_ROLES, SYSTEM_ROLES } from "../../contracts/types/permissions.ts";
import { Locale, TimeZone } from "../../contracts/types/time.ts";
import { notFound } from "../../platform/errors.ts";
import { type Caller, isAdmin } from "../../platform/http/caller.ts";
import type { Context } from "./context.ts";
import { profileOf } from "./db/profiles.ts";
import { Phone } from "./domain/phone.ts";

export const UserView = z
  .object({
    id: Id,
    email: z.string().nullable(),
    email_verified: z.boolean(),
    pending_email: z.string().nullable().describe("replaces email once it is verified"),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    locale: z.string(),
    time_zone: z.string(),
    roles: z.array(z.enum(SYSTEM_ROLES)),
    organizations: z.array(z.object({ id: Id, name: z.string(), role: z.enum(ORGANIZATION_ROLES) })),
  })
  .meta({ id: "User" });

/** What is not sent stays as it is. */
export const UserChanges = z.object({
  name: PersonName.optional(),
  email: z
    .string()
    .max(400)
    .optional()
    .describe("e-mail address; of a full account it changes once it is verified"),
  phone: Phone.nullable().optional(),
  locale: Locale.optional(),
  time_zone: TimeZone.optional(),
});

/** @throws AppError not_found for everybody but the person and admins, whether or not there is such a person */
export function requireSelf(caller: Caller, user_id: string): void {
  if (caller.user_id !== user_id && !isAdmin(caller)) throw notFound();
}

/** A person, put together from what auth and we know. @throws AppError not_found */
export async function readUser({ db, auth }: Context, user_id: string): Promise<z.output<typeof UserView>> {
  const [account, profile] = await Promise.all([
    auth.getAccount({ userId: user_id }),
    profileOf(db, user_id),
  ]);
  if (!profile) throw notFound();
  return {
    id: user_id,
    email: account.email || null,
    email_verified: account.emailVerified,
    pending_email: account.pendingEmail || null,
    name: profile.name || null,
    phone: profile.phone || null,
    locale: profile.locale,
    time_zone: profile.time_zone,
    roles: account.roles as z.output<typeof UserView>["roles"],
    organizations: account.organizations.map(({ organizationId, name, role }) => ({
      id: organizationId,
      name,
      role: role as (typeof ORGANIZATION_ROLES)[number],
    })),
  };
}
