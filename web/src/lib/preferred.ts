import type { SeatView } from "./searches.ts";

/** How a person likes this app. Kept in this browser, so that a page never appears otherwise first. */
export interface Preferred {
  theme: "system" | "light" | "dark";
  /** What opens first when seats are chosen. */
  seats: SeatView;
}

const STORED = "foyer.preferred";

/** From anywhere: what is missing or unknown is as if never chosen. */
export function readPreferred(value: unknown): Preferred {
  const { theme, seats } = (typeof value === "object" && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  return {
    theme: theme === "light" || theme === "dark" ? theme : "system",
    seats: seats === "list" ? "list" : "map",
  };
}

export function preferred(): Preferred {
  try {
    return readPreferred(JSON.parse(localStorage.getItem(STORED) ?? "{}"));
  } catch {
    return readPreferred({});
  }
}

/** From now on, in this browser. */
export function prefer(wanted: Preferred): void {
  localStorage.setItem(STORED, JSON.stringify(wanted));
  showPreferred();
}

/** Makes the page look as preferred. */
export function showPreferred(): void {
  const { theme } = preferred();
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}
