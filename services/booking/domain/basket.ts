import { OWNERS, type WantedItem } from "../../../contracts/types/items.ts";

/** One place of a line; standing places are counted and have no names. */
export interface LinePlace {
  place_id: string;
  section: string;
  row: string;
  label: string;
}

/** The owner's complete answer for one item, as it is stored. */
export interface Line {
  title: string;
  subtitle: string;
  quantity: number;
  unit_price_amount: number;
  price_currency: string;
  tax_basis_points: number;
  organization_id: string;
  start_time: string | null;
  end_time: string | null;
  time_zone: string;
  provider_id: string | null;
  subject_id: string | null;
  subject_slug: string;
  places: LinePlace[];
}

/** One thing that is wanted, with the id it has at its owner and in the booking. */
export interface BasketItem {
  id: string;
  position: number;
  owner: string;
  wanted: WantedItem;
}

/**
 * The items of a basket. One that was in it before, word for word, keeps its id: to its owner it is the same.
 * @param idOf makes the id of a new one from its position
 */
export function basketOf(
  wanted: readonly WantedItem[],
  before: readonly BasketItem[],
  idOf: (position: number) => string,
): BasketItem[] {
  const left = before.map((item) => ({ item, words: wordsOf(item.wanted) }));
  return wanted.map((one, position) => {
    const words = wordsOf(one);
    const at = left.findIndex((candidate) => candidate.words === words);
    const known = at < 0 ? undefined : left.splice(at, 1)[0]!.item;
    return { id: known?.id ?? idOf(position), position, owner: OWNERS[one.type], wanted: one };
  });
}

/** Stored JSON forgets the order of its fields. */
const wordsOf = (item: WantedItem) =>
  JSON.stringify(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** The services that own these items, in an order that is always the same. */
export const ownersOf = (items: readonly { owner: string }[]): string[] =>
  [...new Set(items.map((item) => item.owner))].toSorted();

export const quantityOf = (wanted: WantedItem): number => ("quantity" in wanted ? (wanted.quantity ?? 1) : 1);
