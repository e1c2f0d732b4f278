import type { Client } from "./client.ts";

interface Seller {
  organization_id: string;
  token: string;
}

const PROVIDERS = ["Aoife Brennan", "Dara Nolan", "Marta Kowalska"];
const CATEGORIES = [
  { slug: "merchandise", name: "Merchandise" },
  { slug: "wellness", name: "Wellness" },
  { slug: "hair", name: "Hair", parent: "wellness" },
  { slug: "yoga", name: "Yoga", parent: "wellness" },
];
const SIZES = ["S", "M", "L", "XL"];
const COLORS = ["Navy", "Sand"];
const WEEK = [1, 2, 3, 4, 5, 6];

const here = {
  price_currency: "EUR",
  venue: {
    name: "Harbour House",
    city: "Cork",
    position: { latitude: 51.8994, longitude: -8.4599 },
  },
  time_zone: "Europe/Dublin",
};

/** What the house sells besides places: goods, and appointments with people. */
export async function fillShelf(api: Client, { organization_id, token }: Seller): Promise<void> {
  const make = async (path: string, body: Record<string, unknown>) =>
    (await api.post(path, { organization_id, ...body }, token)).id;
  const categories: Record<string, string> = {};
  for (const { parent, ...category } of CATEGORIES)
    categories[category.slug] = await make("/categories", {
      ...category,
      ...(parent ? { parent_id: categories[parent] } : {}),
    });
  const providers: string[] = [];
  for (const name of PROVIDERS) providers.push(await make("/providers", { name }));

  await make("/products", {
    type: "product",
    slug: "festival-t-shirt",
    name: "Festival T-shirt",
    description:
      "Heavy organic cotton, printed in Cork with the lights over the harbour. Collect it at the door.",
    category_id: categories.merchandise,
    tags: ["clothing", "gift"],
    price_amount: 2_500,
    tax_basis_points: 2_300,
    ...here,
    variants: COLORS.flatMap((color) =>
      SIZES.map((size) => ({
        sku: `HL-TEE-${color}-${size}`.toUpperCase(),
        options: { color, size },
        // The largest size takes more cloth.
        ...(size === "XL" ? { price_amount: 2_700 } : {}),
        stock: 40,
      })),
    ),
  });
  await make("/products", {
    type: "product",
    slug: "gift-mug",
    name: "Gift mug",
    description: "Stoneware with the house's blue glaze, thrown a few streets away. The last of this year.",
    category_id: categories.merchandise,
    tags: ["gift"],
    price_amount: 1_400,
    tax_basis_points: 2_300,
    ...here,
    variants: [{ sku: "HH-MUG-BLUE", stock: 3 }],
  });
  await make("/products", {
    type: "service",
    slug: "haircut",
    name: "Haircut",
    description: "Wash, cut and dry before the curtain rises, in the dressing room behind the stage.",
    category_id: categories.hair,
    tags: ["before the show"],
    price_amount: 3_500,
    tax_basis_points: 1_350,
    ...here,
    duration_minutes: 30,
    provider_ids: providers,
    schedule: { weekly: WEEK.map((weekday) => ({ weekday, from: "10:00", to: "19:00" })) },
  });
  await make("/products", {
    type: "service",
    slug: "yoga-class",
    name: "Yoga class",
    description: "An hour of slow yoga on the rehearsal floor, for every level. Mats are there.",
    category_id: categories.yoga,
    tags: ["class"],
    price_amount: 1_500,
    tax_basis_points: 900,
    ...here,
    duration_minutes: 60,
    provider_ids: [await make("/providers", { name: "Niamh Keane" })],
    schedule: {
      weekly: [
        ...WEEK.map((weekday) => ({ weekday, from: "18:00", to: "19:00", capacity: 12 })),
        { weekday: 7, from: "10:00", to: "11:00", capacity: 12 },
      ],
    },
  });
}
