import { Id } from "../../contracts/types/ids.ts";
import type { Permission } from "../../contracts/types/permissions.ts";
import type { Tx } from "../../platform/db/transaction.ts";
import type { FieldError } from "../../platform/errors.ts";
import { AppError, invalid, notFound } from "../../platform/errors.ts";
import { type Caller, can, requirePermission } from "../../platform/http/caller.ts";
import { derivedId } from "../../platform/ids.ts";
import type { Context } from "./context.ts";
import { eventById, eventBySlug, type EventRow, lockEvent } from "./db/events.ts";
import { type Venue, venueById } from "./db/venues.ts";
import type { IdOf } from "./domain/offer.ts";

/** An event by id or slug; drafts are there for their organization only. */
export async function visibleEvent(
  context: Context,
  caller: Caller | undefined,
  id_or_slug: string,
): Promise<EventRow> {
  const event = Id.safeParse(id_or_slug).success
    ? await eventById(context.db, id_or_slug)
    : await eventBySlug(context.db, id_or_slug);
  if (!event || (event.status === "DRAFT" && !can(caller, "events.read", event.organization_id)))
    throw notFound();
  return event;
}

/** An event locked for a change by somebody who may. */
export async function eventForChange(
  tx: Tx,
  caller: Caller,
  id: string,
  permission: Permission,
): Promise<EventRow> {
  const event = await lockEvent(tx, id);
  if (!event) throw notFound();
  requirePermission(caller, permission, event.organization_id);
  return event;
}

/** @throws AppError not_found also for a foreign one */
export async function venueFor(
  context: Context,
  caller: Caller,
  id: string,
  permission: Permission,
): Promise<Venue> {
  const venue = await venueById(context.db, id);
  if (!venue) throw notFound();
  requirePermission(caller, permission, venue.organization_id);
  return venue;
}

/** Ids of an event's zones, sections and ticket types follow from their names. */
export const partsOf =
  (event_id: string): IdOf =>
  (part, key) =>
    derivedId(part, event_id, key);

export const refuse = (errors: FieldError[]) =>
  new AppError("invalid_argument", "validation_failed", {
    detail: "The event cannot be like this.",
    errors: errors.slice(0, 20),
  });

export const slugTaken = () => invalid("/slug", "taken", "Another event has this address.");
