import { createStore, useStore } from "../lib/store.ts";

const message = createStore("");

/** Says something politely to a screen reader; never moves the focus. */
export function announce(text: string): void {
  // The same words twice are said twice only when the region changes in between.
  message.set(message.get() === text ? `${text}\u00a0` : text);
}

/** Stands once on every page, from the beginning, or readers do not hear it. */
export function Announcer() {
  return (
    <p className="sr" role="status" aria-live="polite">
      {useStore(message)}
    </p>
  );
}
