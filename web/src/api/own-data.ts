import { answerTo, api } from "./client.ts";

interface Page<Item> {
  items: Item[];
  next_cursor: string | null;
}

/** All pages of a list. */
async function all<Item>(
  ask: (query: { limit: number; cursor?: string }) => Promise<Page<Item>>,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await ask({ limit: 100, ...(cursor ? { cursor } : {}) });
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return items;
}

/** Everything the house keeps about the person who asks, from each of its owners, as one document for machines. */
export async function collectOwnData(): Promise<Record<string, unknown>> {
  const [profile, preferences, addresses, bookings, payments, receipts, messages, sessions] =
    await Promise.all([
      answerTo(api.GET("/users/me")),
      answerTo(api.GET("/users/me/preferences")),
      all((query) => answerTo(api.GET("/users/me/addresses", { params: { query } }))),
      all((query) => answerTo(api.GET("/bookings", { params: { query } }))),
      all((query) => answerTo(api.GET("/payments", { params: { query } }))),
      all((query) => answerTo(api.GET("/receipts", { params: { query } }))),
      all((query) => answerTo(api.GET("/notifications", { params: { query } }))),
      all((query) => answerTo(api.GET("/auth/sessions", { params: { query } }))),
    ]);
  // One booking after the other: somebody with a hundred of them must not be taken for an attack.
  const tickets: unknown[] = [];
  for (const { id: booking_id } of bookings)
    tickets.push(
      ...(await all((query) =>
        answerTo(api.GET("/tickets", { params: { query: { ...query, booking_id } } })),
      )),
    );
  return { profile, preferences, addresses, bookings, payments, tickets, receipts, messages, sessions };
}

/** Erases the account; what the law wants kept stays without it. */
export const deleteAccount = (id: string) =>
  answerTo(api.DELETE("/users/{id}", { params: { path: { id } } }));
