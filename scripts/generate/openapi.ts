import { healthRoutes, VERSION } from "../../platform/http/health.ts";
import { openapiDocument } from "../../platform/http/openapi.ts";
import type { Route } from "../../platform/http/route.ts";

/** The document of all services' routes; the gateway serves it, the web's types come from it. */
export async function generateOpenapi(): Promise<Map<string, string>> {
  // Loaded here, so that the RPC code is generated before services import it.
  const { system } = await import("../../system.ts");
  const services = await Promise.all(
    system.map(async (entry) => ({
      name: entry.name,
      routes: [...((await entry.load()).routes ?? [])] as Route[],
    })),
  );
  const gateway = services.find(({ name }) => name === "gateway");
  gateway?.routes.push(...(healthRoutes(async () => []) as Route[]));
  return new Map([
    ["contracts/openapi.json", `${JSON.stringify(openapiDocument(services, VERSION), null, 2)}\n`],
  ]);
}
