import { createStore, useStore } from "./store.ts";

// What this tab's customer has last been shown as the total of a basket, or made it themselves. When another tab, a
// second hold or the house makes it another, they are asked before they pay.

interface Agreed {
  id: string;
  amount: number;
}

const KEY = "foyer.agreed";
const store = createStore<Agreed | undefined>(read());

function read(): Agreed | undefined {
  const [id, amount] = (sessionStorage.getItem(KEY) ?? "").split(" ");
  return id && Number.isSafeInteger(Number(amount)) ? { id, amount: Number(amount) } : undefined;
}

export function agreeOn(id: string, amount: number): void {
  sessionStorage.setItem(KEY, `${id} ${amount}`);
  store.set({ id, amount });
}

/** The total that was agreed on for this basket; undefined before it was shown. */
export function useAgreed(id: string): number | undefined {
  const agreed = useStore(store);
  return agreed?.id === id ? agreed.amount : undefined;
}
