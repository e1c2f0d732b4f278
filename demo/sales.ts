import type { Client } from "./client.ts";
import type { SignedIn } from "./people.ts";
import { buy, buyAsGuest } from "./purchases.ts";

interface EventDetail {
  performances: { id: string }[];
  zones: { id: string; name: string }[];
  ticket_types: { id: string; name: string }[];
}

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

/** A customer with a past and a coming booking, a sold-out cellar, and a theatre that is filling up. */
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
