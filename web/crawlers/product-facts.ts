import { decimalAmount } from "../../contracts/types/money.ts";
import type { Product } from "../src/api/types.ts";
import type { PageFacts } from "./page-facts.ts";

/** What is said about a thing or a service outside. */
export function productFacts(product: Product): PageFacts {
  const url = `${new URL(product.image_url).origin}/products/${product.slug}`;
  const place = `${product.venue.name}, ${product.venue.city}`;
  return {
    url,
    title: product.name,
    description: `${product.description} ${place}.`.replaceAll(/\s+/g, " ").trim(),
    image: product.image_url,
    kind: product.type === "product" ? "product" : "website",
    data: [dataOf(product, url)],
    markdown: markdownOf(product, place, url),
  };
}

function dataOf(product: Product, url: string): object {
  const service = product.type === "service";
  const stock = product.variants.some((variant) => (variant.stock ?? 0) > 0);
  return {
    "@context": "https://schema.org",
    "@type": service ? "Service" : "Product",
    name: product.name,
    url,
    image: [product.image_url],
    ...(product.description && { description: product.description }),
    ...(product.category && { category: product.category }),
    ...(service && { provider: { "@type": "LocalBusiness", name: product.venue.name } }),
    offers: {
      "@type": "Offer",
      url,
      price: decimalAmount(product.from_price_amount, product.from_price_currency),
      priceCurrency: product.from_price_currency,
      // When a service is free its page says; as a whole it is on offer.
      availability: `https://schema.org/${service || stock ? "InStock" : "OutOfStock"}`,
    },
  };
}

function markdownOf(product: Product, place: string, url: string): string {
  const price = (amount: number) =>
    `${decimalAmount(amount, product.price_currency)} ${product.price_currency}`;
  const minutes = product.duration_minutes === undefined ? "" : `${product.duration_minutes} minutes. `;
  return [
    `# ${product.name}`,
    `${place}. ${minutes}${price(product.from_price_amount)}.`,
    product.description,
    product.type === "product" ? "## To choose from" : "## With",
    product.type === "product"
      ? product.variants
          .map(({ options, sku, price_amount, stock }) => {
            const name = Object.values(options).join(", ") || sku;
            return `- ${name}: ${price(price_amount)}, ${(stock ?? 0) > 0 ? `${stock} in stock` : "sold out"}`;
          })
          .join("\n")
      : product.providers.map(({ name }) => `- ${name}`).join("\n"),
    `Book: ${url}`,
  ]
    .filter(Boolean)
    .join("\n\n");
}
