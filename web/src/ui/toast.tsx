import { createStore, useStore } from "../lib/store.ts";
import { Icon, type IconName } from "./icon.tsx";

interface ToastData {
  id: number;
  text: string;
  icon: IconName;
}

const toasts = createStore<ToastData[]>([]);
let last = 0;

/** A word in passing, bottom left. It stays until read: it goes by its button only. */
export function toast(text: string, icon: IconName = "check"): void {
  last += 1;
  toasts.set([...toasts.get().slice(-2), { id: last, text, icon }]);
}

export function Toasts({ dismiss }: { dismiss: string }) {
  const shown = useStore(toasts);
  return (
    <div
      className="toasts fixed bottom-4 start-4 z-30 max-w-[calc(100vw-2rem)]"
      role="status"
      aria-live="polite"
    >
      {shown.map((item) => (
        <div key={item.id} className="toast float">
          <Icon name={item.icon} />
          <span>{item.text}</span>
          <button
            type="button"
            className="btn sm ico"
            aria-label={dismiss}
            onClick={() => toasts.set(toasts.get().filter((other) => other.id !== item.id))}
          >
            <Icon name="cross" />
          </button>
        </div>
      ))}
    </div>
  );
}
