import { useState } from "react";
import { changeBasket } from "../api/basket.ts";
import type { WantedItem } from "../api/types.ts";

export interface BasketChange {
  busy: boolean;
  error: unknown;
  /** @returns whether the server holds it now */
  run(change: (items: WantedItem[]) => WantedItem[]): Promise<boolean>;
}

/** One thing put into the basket or taken out of it; a refusal leaves the basket as it was and is kept to be told. */
export function useBasketChange(): BasketChange {
  const [working, setWorking] = useState(0);
  const [error, setError] = useState<unknown>();
  return {
    busy: working > 0,
    error,
    async run(change) {
      setWorking((count) => count + 1);
      try {
        await changeBasket(change);
        setError(undefined);
        return true;
      } catch (refusal) {
        setError(refusal);
        return false;
      } finally {
        setWorking((count) => count - 1);
      }
    },
  };
}
