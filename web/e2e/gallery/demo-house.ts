import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { clientOf } from "../../../demo/client.ts";
import { linkToken, PASSWORD, people, registerEverybody, type SignedIn } from "../../../demo/people.ts";
import { sellSome } from "../../../demo/sales.ts";
import { printProgramme } from "../../../demo/stage.ts";
import { ticketsOf } from "../../../test/buyer.ts";
import type { Json } from "../../../test/doors.ts";
import { type House, openHouse } from "../shop.ts";

const PAST_MS = 9 * 86_400_000;

/** Who looks at a page. A guest is somebody new each time; the others are the demo's people, signed in. */
export type Looker = "guest" | "customer" | "organizer" | "scanner" | "admin";

/** The house of `npm start`, with a clock that can be moved and a browser in front of it. */
export interface DemoHouse extends House {
  /** What the customer has. */
  coming: { booking_id: string; ticket_ids: string[]; short_codes: string[] };
  past: { booking_id: string };
  /** The evening of the customer's tickets, and what is shown there. */
  performance_id: string;
  event_id: string;
  /** A tab of somebody; the tabs of one person share their session. */
  tabOf(who: Looker): Promise<Page>;
}

/** Loads the demo as a first start does, nine days ago, and comes back to today (about twelve seconds). */
export async function openDemoHouse(): Promise<DemoHouse> {
  const house = await openHouse();
  const { foyer } = house;
  const { runtime } = foyer.harness;
  const today = new Date();
  await foyer.advance(-PAST_MS);
  const api = clientOf(foyer.gateway);
  const everybody = await registerEverybody(api, runtime, foyer.sandbox);
  await printProgramme(api, everybody, today, async (email) => {
    await runtime.drain();
    return linkToken(foyer.sandbox, email);
  });
  await sellSome(api, foyer.sandbox, everybody.customer);
  await foyer.drain();
  // Tokens do not live for nine days.
  const theirs = await whatTheyHave(foyer, everybody.customer);
  await foyer.advance(PAST_MS);
  await foyer.drain();
  return { ...house, ...theirs, tabOf: tabsOf(house) };
}

async function whatTheyHave(foyer: House["foyer"], customer: SignedIn) {
  const { body } = await foyer.call("/bookings", { token: customer.token });
  const of = (slug: string) =>
    (body.items as Json[]).find(({ items }) => items.some((item: Json) => item.subject_slug === slug)).id;
  const coming: string = of("midsummer-night");
  const tickets = await ticketsOf(foyer, customer, coming);
  assert.ok(tickets.length > 0, "the demo's customer has tickets");
  return {
    coming: {
      booking_id: coming,
      ticket_ids: tickets.map(({ id }) => id as string),
      short_codes: tickets.map(({ short_code }) => short_code as string),
    },
    past: { booking_id: of("autumn-choir") as string },
    performance_id: tickets[0]!.performance_id as string,
    event_id: (await foyer.call("/events/midsummer-night")).body.id as string,
  };
}

function tabsOf(house: House): DemoHouse["tabOf"] {
  const known = new Map<Looker, Page>();
  return async (who) => {
    if (who === "guest") return house.visit();
    const first = known.get(who);
    if (first) return first;
    const page = await house.visit();
    known.set(who, page);
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill(people[who].email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL((url) => url.pathname !== "/sign-in");
    return page;
  };
}
