import { consent } from "./consent.ts";

/** Where somebody came from: what the link said, the first page, the page before it. */
interface Arrival {
  utm_source?: string;
  utm_medium?: string;
  utm_campaign?: string;
  utm_term?: string;
  utm_content?: string;
  ttclid?: string;
  landing_page?: string;
  referrer?: string;
}

const STORED = "foyer.arrival";
const NAMES = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "ttclid"] as const;
const LONGEST = { utm: 200, other: 500 };

// Known to this page alone until somebody agrees: nothing is kept of whoever does not.
let seen: Arrival = {};

/** Looks where this visit comes from, before any link is followed. What is too long is cut. */
export function noteArrival(): void {
  const { origin, pathname, search } = window.location;
  const query = new URLSearchParams(search);
  const said = NAMES.flatMap((name) => {
    const value = query
      .get(name)
      ?.trim()
      .slice(0, name === "ttclid" ? LONGEST.other : LONGEST.utm);
    return value ? [[name, value] as const] : [];
  });
  const before = document.referrer ? new URL(document.referrer) : undefined;
  const foreign =
    before && before.origin !== origin ? `${before.protocol}//${before.host}${before.pathname}` : "";
  // Addresses without what follows the question mark: secrets of links stand there.
  seen = {
    ...Object.fromEntries(said),
    landing_page: (origin + pathname).slice(0, LONGEST.other),
    ...(foreign ? { referrer: foreign.slice(0, LONGEST.other) } : {}),
  };
  // A reload is no arrival, and a link without a campaign does not undo one.
  if (said.length > 0 || !kept()) keepArrival();
  consent.subscribe(keepArrival);
}

/** With consent it outlives the page, as long as the tab; without, what was kept goes. */
function keepArrival(): void {
  if (consent.get() === "yes") sessionStorage.setItem(STORED, JSON.stringify(seen));
  else sessionStorage.removeItem(STORED);
}

function kept(): Arrival | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** What goes with a booking; undefined without consent. */
export function attribution(): (Arrival & { ttp?: string; consent: true }) | undefined {
  if (consent.get() !== "yes") return undefined;
  const ttp = /(?:^|; )_ttp=([^;]+)/.exec(document.cookie)?.[1]?.slice(0, LONGEST.other);
  return { ...(kept() ?? seen), ...(ttp ? { ttp } : {}), consent: true };
}
