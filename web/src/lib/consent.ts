import { createStore } from "./store.ts";

/** Whether a seller of advertisements may be told what somebody buys; undefined: not asked yet. */
type Consent = "yes" | "no" | undefined;

const STORED = "foyer.consent";

const read = (): Consent => {
  const value = localStorage.getItem(STORED);
  return value === "yes" || value === "no" ? value : undefined;
};

/** Of this browser, whoever sits before it. */
export const consent = createStore<Consent>(read());
window.addEventListener("storage", ({ key }) => {
  if (key === STORED) consent.set(read());
});

/** @param answer undefined: is asked again */
export function decide(answer: Consent): void {
  if (answer) localStorage.setItem(STORED, answer);
  else localStorage.removeItem(STORED);
  consent.set(answer);
}
