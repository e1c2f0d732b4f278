import { useQuery } from "@tanstack/react-query";
import { newKey } from "../lib/ids.ts";
import { createStore, useStore } from "../lib/store.ts";
import { bookingQuery, cancelBooking, createBooking, replaceItems, wantedOf } from "./bookings.ts";
import { isProblem } from "./problem.ts";
import { queryClient } from "./query-client.ts";
import { accessToken, beSomebody, useSession } from "./session.ts";
import type { Booking, WantedItem } from "./types.ts";

// The basket is a PENDING booking on the server. The browser only remembers which one, shared by all tabs.

const STORED = "foyer.basket";
const pointer = createStore<string | null>(localStorage.getItem(STORED));
window.addEventListener("storage", (event) => {
  if (event.key === STORED) pointer.set(event.newValue);
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
  return booking;
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
    const created = remember(await createBooking(items, key));
    point(created.id);
    return created;
  }
  if (items.length === 0) {
    remember(await cancelBooking(booking.id));
    point(null);
    return undefined;
  }
  return remember(await replaceItems(booking, items));
}

let queue: Promise<unknown> = Promise.resolve();

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
  const result = queue.then(work, work);
  queue = result.catch(() => undefined);
  return result;
}

/** What was let go a moment ago is free a moment later: until then it still counts as taken. */
const RELEASE_MS = 3_000;

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
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

/** After the time ran out: holds the same things again in a new basket. */
export async function holdAgain(expired: Booking): Promise<Booking> {
  await beSomebody();
  return holdSame(wantedOf(expired.items));
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
