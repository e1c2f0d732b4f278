import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";

/** The web's API types, made from the committed OpenAPI document; nothing while there is none. */
export async function generateWebTypes(root: string): Promise<Map<string, string>> {
  const source = path.join(root, "contracts/openapi.json");
  if (!existsSync(source) || !existsSync(path.join(root, "web"))) return new Map();
  const { default: openapiTypescript, astToString } = await import("openapi-typescript");
  const document: unknown = JSON.parse(await readFile(source, "utf8"));
  const types = astToString(await openapiTypescript(document as Parameters<typeof openapiTypescript>[0]));
  const header = "// Generated from contracts/openapi.json by `npm run generate`; not edited by hand.\n";
  return new Map([["web/src/api/schema.d.ts", header + types]]);
}
