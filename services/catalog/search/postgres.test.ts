import { openShop } from "../test/shop.ts";
import { conformance } from "./conformance.ts";
import { postgresSearch } from "./postgres.ts";

conformance("postgres", async () => {
  const shop = await openShop();
  return { engine: postgresSearch(shop.harness.room("catalog").db!), close: () => shop.harness.stop() };
});
