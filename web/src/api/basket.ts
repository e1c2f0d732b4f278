import { useQuery } from "@tanstack/react-query";
import { agreeOn } from "../lib/agreed-price.ts";
import { newKey } from "../lib/ids.ts";
import { createStore, useStore } from "../lib/store.ts";
import { apart, bookingQuery, cancelBooking, createBooking, replaceItems, wantedOf } from "./bookings.ts";
import { isProblem } from "./problem.ts";
import { queryClient } from "./query-client.ts";
import { accessToken, beSomebody, useSession } from "./session.ts";
import type { Booking, WantedItem } from "./types.ts";

// The basket is a PENDING booking on the server. The browser only remembers which one, shared by all tabs.

const STORED = "foyer.basket";
/** Which state of it was written last, by whichever tab: the others look again. */
const CHANGED = "foyer.basket.changed";
const pointer = createStore<string | null>(localStorage.getItem(STORED));
window.addEventListener("storage", (event) => {
  if (event.key === STORED) pointer.set(event.newValue);
  const id = event.key === CHANGED && event.newValue?.split(" ")[0];
  if (id) void queryClient.invalidateQueries(bookingQuery(id));
});

function point(id: string | null): void {
  if (id) localStorage.setItem(STORED, id);
  else localStorage.removeItem(STORED);
  pointer.set(id);
}

export function remember(booking: Booking): Booking {
  queryClient.setQueryData(bookingQuery(booking.id).queryKey, (known) =>
    known && known.version > booking.version ? known : booking,
  );
  localStorage.setItem(CHANGED, `${booking.id} ${booking.version}`);
  return booking;
}

/** After a change of this tab's own: its total is no surprise. */
function changed(booking: Booking): Booking {
  agreeOn(booking.id, booking.price_amount);
  return remember(booking);
}

export const forgetBasket = (): void => point(null);

/** The basket with its state, also when its time has run out; undefined when there is none. */
export function useBasket(): Booking | undefined {
  const id = useStore(pointer);
  const session = useSession();
  const signedIn = session.kind === "guest" || session.kind === "member";
  const { data, error } = useQuery({ ...bookingQuery(id ?? ""), enabled: id !== null && signedIn });
  if (id === null || isProblem(error, "not_found")) return undefined;
  return data?.status === "PENDING" || data?.status === "EXPIRED" ? data : undefined;
}

async function liveBasket(): Promise<Booking | undefined> {
  const id = pointer.get();
  if (!id) return undefined;
  const booking = await queryClient
    .fetchQuery({ ...bookingQuery(id), staleTime: Number.POSITIVE_INFINITY })
    .catch((error: unknown) => {
      if (isProblem(error, "not_found")) return undefined;
      throw error;
    });
  return booking?.status === "PENDING" ? booking : undefined;
}

async function change(
  next: (items: WantedItem[]) => WantedItem[],
  key: string,
): Promise<Booking | undefined> {
  await beSomebody();
  const booking = await liveBasket();
  const items = next(booking ? wantedOf(booking.items) : []);
  if (!booking) {
    if (items.length === 0) return undefined;
    const created = changed(await createBooking(items, key));
    point(created.id);
    return created;
  }
  if (items.length === 0) {
    remember(await cancelBooking(booking.id));
    point(null);
    return undefined;
  }
  return changed(await replaceItems(booking, items));
}

let queue: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = queue.then(work, work);
  queue = result.catch(() => undefined);
  return result;
}

/**
 * Adds to or takes from the basket; the first thing in it makes it. One change after the other, so that quick
 * clicks build on each other. All or nothing: a refusal (seat_taken, …) leaves the basket as it was.
 * @param next from everything wanted so far to everything wanted now
 */
export function changeBasket(next: (items: WantedItem[]) => WantedItem[]): Promise<Booking | undefined> {
  const key = newKey();
  const work = async () => {
    try {
      return await change(next, key);
    } catch (error) {
      const id = pointer.get();
      // Another tab was faster, or the time ran out: look at what is true now and try once on that.
      if (!id || !isProblem(error, "version_mismatch", "invalid_state", "not_found")) throw error;
      await queryClient.invalidateQueries(bookingQuery(id));
      await queryClient.fetchQuery({ ...bookingQuery(id), staleTime: 0 }).catch(() => undefined);
      return change(next, key);
    }
  };
  return inTurn(work);
}

/** Takes something out of this very basket, whichever the browser remembers; the last thing takes it with it. */
export const takeOut = ({ id }: Booking, next: (items: WantedItem[]) => WantedItem[]): Promise<void> =>
  inTurn(async () => {
    const booking = await queryClient.fetchQuery({ ...bookingQuery(id), staleTime: 0 });
    const items = next(wantedOf(booking.items));
    changed(items.length > 0 ? await replaceItems(booking, items) : await cancelBooking(id));
    if (items.length === 0 && pointer.get() === id) point(null);
  });

/** What was let go a moment ago is free a moment later: until then it still counts as taken. */
const RELEASE_MS = 800;

async function holdSame(items: WantedItem[]): Promise<Booking> {
  const until = performance.now() + RELEASE_MS;
  for (;;) {
    try {
      const created = remember(await createBooking(items, newKey()));
      point(created.id);
      return created;
    } catch (error) {
      if (!isProblem(error, "seat_taken", "sold_out", "limit_exceeded") || performance.now() > until)
        throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** After the time ran out: holds the same things again in a new basket. @param without what somebody else has now */
export async function holdAgain(
  expired: Booking,
  without: ReadonlySet<number> = new Set(),
): Promise<Booking> {
  await beSomebody();
  const items = apart(expired.items).filter((_, index) => !without.has(index));
  const again = await holdSame(wantedOf(items));
  // As it was: a new hold is made at today's prices.
  agreeOn(
    again.id,
    items.reduce((sum, { price_amount }) => sum + price_amount, 0),
  );
  return again;
}

export type Taken = { kind: "none" } | { kind: "along"; basket: Booking } | { kind: "lost" };

/**
 * Signing in with things in a guest's basket: that booking belongs to the guest, so it is let go and held again
 * for the person. @param enter signs in; when it fails, nothing has changed
 */
export async function takeBasketAlong(enter: () => Promise<void>): Promise<Taken> {
  const booking = await liveBasket();
  const guestToken = await accessToken();
  await enter();
  if (!booking) return { kind: "none" };
  point(null);
  const headers = { "content-type": "application/json", authorization: `Bearer ${guestToken ?? ""}` };
  await fetch(`/api/bookings/${booking.id}/cancel`, { method: "POST", headers, body: "{}" }).catch(
    () => undefined,
  );
  try {
    return { kind: "along", basket: await holdSame(wantedOf(booking.items)) };
  } catch {
    return { kind: "lost" };
  }
}
