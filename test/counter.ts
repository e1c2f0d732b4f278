import assert from "node:assert/strict";
import { newId } from "../platform/ids.ts";
import type { Doors, Json } from "./doors.ts";
import type { Stage } from "./stage.ts";

const DAY_MS = 86_400_000;

/** What the house of a stage sells besides places: goods, and appointments with three people. */
export interface Counter {
  /** 20 of M and 20 of L; 23 % tax. */
  shirt: Json;
  /** Half an hour, day and night; 13.5 % tax. */
  haircut: Json;
  /** An hour for 12, at noon in Dublin. */
  yoga: Json;
  /** Wanted items, as a booking names them. */
  shirts(quantity: number): Json;
  cut(start_time: string, provider_id?: string): Json;
  lesson(start_time: string, quantity: number): Json;
  /** Free times of a service on a day so many days from now. */
  times(of: Json, days: number): Promise<Json[]>;
  /** How many shirts of a kind can be had. */
  stock(): Promise<number>;
}

/** Everything through the API, as an organizer would. */
export async function openCounter(doors: Doors, stage: Stage): Promise<Counter> {
  const { organization_id, organizer } = stage;
  const make = async (path: string, body: Json): Promise<Json> => {
    const answer = await doors.call(path, { token: organizer.token, body: { organization_id, ...body } });
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    return answer.body;
  };
  const where = {
    price_currency: "EUR",
    venue: { name: "Playhouse", city: "Cork" },
    time_zone: "Europe/Dublin",
  };
  const sku = newId();
  const shirt = await make("/products", {
    type: "product",
    slug: `shirt-${sku}`,
    name: "Festival T-shirt",
    price_amount: 2_500,
    tax_basis_points: 2_300,
    ...where,
    variants: ["M", "L"].map((size) => ({ sku: `${size}-${sku}`, options: { size }, stock: 20 })),
  });
  const provider_ids: string[] = [];
  for (const name of ["Aoife", "Brian", "Ciara"]) provider_ids.push((await make("/providers", { name })).id);
  const service = (name: string, window: Json, change: Json) =>
    make("/products", {
      type: "service",
      slug: `${name.toLowerCase().replaceAll(" ", "-")}-${sku}`,
      name,
      ...where,
      schedule: { weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ...window })) },
      ...change,
    });
  const haircut = await service(
    "Haircut",
    { from: "00:00", to: "24:00" },
    { price_amount: 3_500, tax_basis_points: 1_350, duration_minutes: 30, provider_ids },
  );
  const yoga = await service(
    "Yoga class",
    { from: "12:00", to: "13:00", capacity: 12 },
    { price_amount: 1_500, tax_basis_points: 900, duration_minutes: 60, provider_ids: [provider_ids[0]] },
  );
  const variant = (of: Json) => of.variants[0];
  return {
    shirt,
    haircut,
    yoga,
    shirts: (quantity) => ({
      type: "product",
      product_id: shirt.id,
      variant_id: variant(shirt).id,
      quantity,
    }),
    cut: (start_time, provider_id) => ({
      type: "slot",
      product_id: haircut.id,
      start_time,
      ...(provider_id === undefined ? {} : { provider_id }),
    }),
    lesson: (start_time, quantity) => ({ type: "slot", product_id: yoga.id, start_time, quantity }),
    async times(of, days) {
      const from = new Date(Math.floor(Date.now() / DAY_MS + days) * DAY_MS);
      const to = new Date(from.getTime() + DAY_MS);
      const range = `from=${from.toISOString()}&to=${to.toISOString()}`;
      const { status, body } = await doors.call(`/availability/check?product_id=${of.id}&${range}`);
      assert.equal(status, 200, JSON.stringify(body));
      return body.slots;
    },
    stock: async () => variant((await doors.call(`/products/${shirt.id}`)).body).stock,
  };
}
