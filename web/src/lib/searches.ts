// What may stand behind the question mark, checked: an address can be typed by anybody.

const text = (value: unknown, max = 200): string | undefined => {
  const found = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  return found ? found.slice(0, max) : undefined;
};
const day = (value: unknown): string | undefined => {
  const found = text(value);
  return found && /^\d{4}-\d{2}-\d{2}$/.test(found) && !Number.isNaN(Date.parse(found)) ? found : undefined;
};
/** Absent keys stay absent, so that the address holds only what was chosen. */
function present<T extends object>(search: T): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T;
}

const whole = (value: unknown): number | undefined => {
  const found = text(value);
  return found && /^\d{1,9}$/.test(found) ? Number(found) : undefined;
};

export type When = "today" | "weekend" | "dates";
const SORTS = ["date", "price", "-price"] as const;
export interface BrowseSearch {
  q?: string | undefined;
  /** event, service, product; several with commas; absent: all of them */
  kind?: string | undefined;
  category?: string | undefined;
  city?: string | undefined;
  when?: When | undefined;
  /** 2026-12-05, both included */
  from?: string | undefined;
  to?: string | undefined;
  /** the most, in minor units */
  price?: number | undefined;
  /** Absent: what fits best with words, else by date. */
  sort?: (typeof SORTS)[number] | undefined;
  /** Places that have to be free: wheelchair, companion; several with commas. */
  access?: string | undefined;
  /** Absent: the list. */
  view?: "days" | "map" | undefined;
  /** 2026-12, of the days; absent: the first with anything. */
  month?: string | undefined;
}
export const ACCESS = ["wheelchair", "companion"] as const;
export type Access = (typeof ACCESS)[number];
export const KINDS = ["event", "service", "product"] as const;
export type Kind = (typeof KINDS)[number];

export function browseSearch(input: Record<string, unknown>): BrowseSearch {
  const when = (["today", "weekend", "dates"] as const).find((name) => name === input["when"]);
  const dates = when === "dates" ? { from: day(input["from"]), to: day(input["to"]) } : {};
  const kinds = KINDS.filter((kind) =>
    String(input["kind"] ?? "")
      .split(",")
      .includes(kind),
  );
  const view = (["days", "map"] as const).find((name) => name === input["view"]);
  const access = ACCESS.filter((kind) =>
    String(input["access"] ?? "")
      .split(",")
      .includes(kind),
  );
  return present({
    q: text(input["q"]),
    kind: kinds.length > 0 && kinds.length < KINDS.length ? kinds.join(",") : undefined,
    category: text(input["category"], 80),
    city: text(input["city"], 100),
    when,
    ...dates,
    price: whole(input["price"]),
    access: access.length > 0 ? access.join(",") : undefined,
    sort: SORTS.find((sort) => sort === input["sort"]),
    view,
    month: view === "days" ? day(`${String(input["month"])}-01`)?.slice(0, 7) : undefined,
  });
}

export interface SeatsSearch {
  performance?: string | undefined;
  /** Absent: as the person prefers it, else the map. */
  view?: SeatView | undefined;
}
export type SeatView = "map" | "list";
export function seatsSearch(input: Record<string, unknown>): SeatsSearch {
  return present({
    performance: text(input["performance"]),
    view: (["map", "list"] as const).find((view) => view === input["view"]),
  });
}

/** How the customer came back: the bank's check was not passed, PayPal said no, or they left PayPal's page. */
const SETBACKS = ["authentication", "paypal", "left_paypal"] as const;
export type Setback = (typeof SETBACKS)[number];
export interface CheckoutSearch {
  declined?: Setback | undefined;
}
export function checkoutSearch(input: Record<string, unknown>): CheckoutSearch {
  return present({ declined: SETBACKS.find((setback) => setback === input["declined"]) });
}

export interface ReturnSearch {
  redirect_status?: string | undefined;
  /** PayPal's name for the payment. */
  token?: string | undefined;
  /** "1" when they turned back at PayPal. */
  cancelled?: string | undefined;
}
export function returnSearch(input: Record<string, unknown>): ReturnSearch {
  return present({
    redirect_status: text(input["redirect_status"]),
    token: text(input["token"]),
    cancelled: text(input["cancelled"]),
  });
}

export interface BackSearch {
  /** A path of ours to go on to. */
  back?: string | undefined;
}
export function backSearch(input: Record<string, unknown>): BackSearch {
  const back = text(input["back"]);
  // Only our own pages: //host and /\host are other sites.
  return present({ back: back && /^\/(?![/\\])/.test(back) ? back : undefined });
}

export interface DoorSearch {
  performance?: string | undefined;
  gate?: string | undefined;
}
export function doorSearch(input: Record<string, unknown>): DoorSearch {
  return present({ performance: text(input["performance"]), gate: text(input["gate"], 60) });
}

/** Which house, for who works in several. */
export interface HouseSearch {
  house?: string | undefined;
}
export function houseSearch(input: Record<string, unknown>): HouseSearch {
  return present({ house: text(input["house"]) });
}

const SHOWS = ["held", "off", "all"] as const;
export interface ManageSearch {
  /** Absent: bookings. */
  tab?: "attendees" | undefined;
  q?: string | undefined;
  /** Absent: what was sold. */
  show?: (typeof SHOWS)[number] | undefined;
}
export function manageSearch(input: Record<string, unknown>): ManageSearch {
  return present({
    tab: input["tab"] === "attendees" ? "attendees" : undefined,
    q: text(input["q"], 100),
    show: SHOWS.find((show) => show === input["show"]),
  });
}

export interface BlocksSearch {
  performance?: string | undefined;
}
export const blocksSearch = (input: Record<string, unknown>): BlocksSearch =>
  present({ performance: text(input["performance"]) });
