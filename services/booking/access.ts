import type { Permission } from "../../contracts/types/permissions.ts";
import { forbidden, notFound } from "../../platform/errors.ts";
import { type Caller, can, requirePermission } from "../../platform/http/caller.ts";
import type { Context } from "./context.ts";
import { type Booking, findBooking } from "./db/bookings.ts";

/**
 * The caller's own booking, or one of an organization where the caller has the right.
 * @throws AppError not_found for a missing and a foreign one, forbidden for members without the right
 */
export async function bookingFor(
  context: Context,
  caller: Caller,
  id: string,
  permission: Permission,
): Promise<Booking> {
  const booking = await findBooking(context.db, id);
  if (!booking) throw notFound();
  if (booking.user_id !== caller.user_id) requirePermission(caller, permission, booking.organization_id);
  return booking;
}

/**
 * The caller's own booking: a basket is its buyer's alone.
 * @throws AppError not_found; forbidden for who may only look at it
 */
export async function ownBooking(context: Context, caller: Caller, id: string): Promise<Booking> {
  const booking = await findBooking(context.db, id);
  if (booking?.user_id === caller.user_id) return booking;
  if (booking && can(caller, "bookings.read", booking.organization_id)) throw forbidden();
  throw notFound();
}

/** Who acts, in the words of the history. */
export function roleOf(caller: Caller, booking: Booking): "customer" | "organization" | "admin" {
  if (booking.user_id === caller.user_id) return "customer";
  return caller.memberships.has(booking.organization_id) ? "organization" : "admin";
}
