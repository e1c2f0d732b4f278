import type { HeldSlot, HoldLine } from "./offer.ts";

/** How many of a slot more (or less, below 0) a hold has. */
export interface SlotChange extends HeldSlot {
  quantity: number;
}
export interface StockChange {
  id: string;
  /** Of the stock: what is taken is below 0. */
  change: number;
}

const keyOf = ({ product_id, provider_id, starts_at }: HeldSlot) =>
  `${product_id} ${provider_id} ${starts_at}`;

/** What has to be given back and what taken, so that instead of the old lines the new ones are held. */
export function changesBetween(old: readonly HoldLine[], now: readonly HoldLine[]) {
  const slots = new Map<string, SlotChange>();
  const stock = new Map<string, number>();
  const count = (lines: readonly HoldLine[], sign: 1 | -1) => {
    for (const { slot, variant_id, quantity } of lines) {
      if (slot) {
        const key = keyOf(slot);
        slots.set(key, { ...slot, quantity: (slots.get(key)?.quantity ?? 0) + sign * quantity });
      }
      if (variant_id !== null) stock.set(variant_id, (stock.get(variant_id) ?? 0) - sign * quantity);
    }
  };
  count(old, -1);
  count(now, 1);
  const changed = [...slots.values()].filter(({ quantity }) => quantity !== 0);
  return {
    freed: changed
      .filter(({ quantity }) => quantity < 0)
      .map((slot) => ({ ...slot, quantity: -slot.quantity })),
    taken: changed.filter(({ quantity }) => quantity > 0),
    stock: [...stock].flatMap(([id, change]): StockChange[] => (change === 0 ? [] : [{ id, change }])),
  };
}

/** The providers whose time the lines are about, each once. */
export const providersOf = (...lines: (readonly HoldLine[])[]): string[] => [
  ...new Set(lines.flat().flatMap(({ slot }) => (slot ? [slot.provider_id] : []))),
];
