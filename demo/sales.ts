import type { Client } from "./client.ts";
import type { SignedIn } from "./people.ts";
import { buy, buyAsGuest } from "./purchases.ts";

interface EventDetail {
  performances: { id: string }[];
  zones: { id: string; name: string }[];
  ticket_types: { id: string; name: string }[];
}

const DAY_MS = 86_400_000;
const GUESTS = [
  "Siobhán Walsh",
  "Tomasz Zieliński",
  "Grace Adeyemi",
  "Pádraig Ó Sé",
  "Lena Hoffmann",
  "Mateus Silva",
  "Ewa Nowak",
  "Jack Murphy",
  "Yuki Tanaka",
  "Orla Quinn",
];

/** A customer with a past and a coming booking, a sold-out cellar, a theatre that is filling up, and a few appointments. */
export async function sellSome(api: Client, sandbox: string, customer: SignedIn): Promise<void> {
  const guest = (index: number) => {
    const name = GUESTS[index % GUESTS.length]!;
    const address = name
      .normalize("NFD")
      .replaceAll(/[^a-zA-Z ]/g, "")
      .toLowerCase()
      .replaceAll(" ", ".");
    return { name, email: `${address}@guests.example` };
  };
  await buy(api, sandbox, customer.token, [await best(api, "autumn-choir", 0, "Circle", 2)]);
  await buy(api, sandbox, customer.token, [await best(api, "midsummer-night", 1, "Stalls", 2)]);
  for (let index = 0; index < 6; index++)
    await buyAsGuest(api, sandbox, guest(index), [await any(api, "cellar-club", 0, "Tables", 8)]);
  for (let index = 0; index < 9; index++) {
    const zone = ["Stalls", "Circle", "Boxes"][index % 3]!;
    await buyAsGuest(api, sandbox, guest(index + 3), [
      await best(api, "midsummer-night", index % 2, zone, 2 + (index % 3)),
    ]);
  }
  for (const [slug, quantity] of [
    ["haircut", 1],
    ["yoga-class", 4],
  ] as const)
    await buyAsGuest(api, sandbox, guest(quantity), [await soon(api, slug, quantity)]);
}

/** The first time of a service that is free from the day after tomorrow on. */
async function soon(api: Client, slug: string, quantity: number) {
  const { id } = await api.get<{ id: string }>(`/products/${slug}`);
  const [from, to] = [2, 5].map((day) => new Date(Date.now() + day * DAY_MS).toISOString());
  const { slots } = await api.get<{ slots: { start_time: string }[] }>(
    `/availability/check?product_id=${id}&from=${from}&to=${to}&quantity=${quantity}`,
  );
  return { type: "slot", product_id: id, start_time: slots[0]!.start_time, quantity };
}

async function any(api: Client, slug: string, performance: number, zone: string, quantity: number) {
  const event = await api.get<EventDetail>(`/events/${slug}`);
  return {
    type: "place",
    performance_id: event.performances[performance]!.id,
    zone_id: event.zones.find(({ name }) => name === zone)!.id,
    ticket_type_id: event.ticket_types[0]!.id,
    quantity,
  };
}

const best = async (...wanted: Parameters<typeof any>) => ({
  ...(await any(...wanted)),
  best_available: true,
});
