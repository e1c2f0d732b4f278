import type { HeldSlot } from "./offer.ts";

/** What a provider is taken for, as far as somebody holds or has bought it. */
export interface Entry {
  product_id: string;
  provider_id: string;
  starts_at: Date;
  busy_from: Date;
  busy_to: Date;
  taken: number;
}

/** What is asked for: one time of one provider. */
export type Asked = Omit<Entry, "taken"> & { capacity: number };

/** The providers' times, to be judged and filled line by line before anything is written. */
export interface Diary {
  /** How many more fit in at this time; 0 where the provider is at something else. */
  room(asked: Asked): number;
  /** Puts so many in; less than 0 takes them out. */
  add(asked: Asked, quantity: number): void;
}

export function diaryOf(entries: readonly Entry[]): Diary {
  const books = new Map<string, Entry[]>();
  const bookOf = (provider_id: string) => {
    const known = books.get(provider_id);
    if (known) return known;
    const book: Entry[] = [];
    books.set(provider_id, book);
    return book;
  };
  for (const entry of entries) bookOf(entry.provider_id).push({ ...entry });
  const same = (entry: Entry, asked: Asked) =>
    entry.product_id === asked.product_id && entry.starts_at.getTime() === asked.starts_at.getTime();
  return {
    room(asked) {
      let taken = 0;
      for (const entry of bookOf(asked.provider_id)) {
        if (entry.taken <= 0) continue;
        if (same(entry, asked)) taken = entry.taken;
        else if (entry.busy_from < asked.busy_to && asked.busy_from < entry.busy_to) return 0;
      }
      return Math.max(0, asked.capacity - taken);
    },
    add(asked, quantity) {
      const book = bookOf(asked.provider_id);
      const known = book.find((entry) => same(entry, asked));
      if (known) known.taken += quantity;
      else book.push({ ...asked, taken: quantity });
    },
  };
}

export const askedOf = (slot: HeldSlot): Asked => ({
  product_id: slot.product_id,
  provider_id: slot.provider_id,
  starts_at: new Date(slot.starts_at),
  busy_from: new Date(slot.busy_from),
  busy_to: new Date(slot.busy_to),
  capacity: slot.capacity,
});
