import { useLocation } from "@tanstack/react-router";
import { type RefObject, useEffect } from "react";

/** By the entry of the history that was left: which link led away. */
const left = new Map<string, string>();

/** Whoever comes back with the browser's own button finds the focus on the link that led away. */
export function useFocusBack(area: RefObject<HTMLElement | null>): void {
  const key = useLocation({ select: ({ state }) => state.key });
  useEffect(() => {
    const element = area.current;
    if (!element || key === undefined) return;
    const href = left.get(key);
    if (href)
      element.querySelector<HTMLElement>(`a[href="${CSS.escape(href)}"]`)?.focus({ preventScroll: true });
    left.delete(key);
    const note = ({ target }: Event) => {
      const link = target instanceof Element ? target.closest("a") : null;
      const to = link?.getAttribute("href");
      if (to?.startsWith("/") && !to.startsWith("/?")) left.set(key, to);
    };
    element.addEventListener("click", note);
    return () => element.removeEventListener("click", note);
  }, [area, key]);
}
