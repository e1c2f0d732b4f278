// node deploy/make-env.mjs > deploy/.env: every credential that compose.yaml asks for, made by chance. Keep the file:
// databases are created with what is in it.
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";

const compose = readFileSync(new URL("compose.yaml", import.meta.url), "utf8");
const wanted = new Set([...compose.matchAll(/\$\{([A-Z0-9_]+):\?/g)].map(([, name]) => name));
for (const name of wanted) {
  // OpenSearch wants a special character in its password, and all of them stand in addresses as they are.
  const value =
    name === "SEARCH_PASSWORD" ? `${randomBytes(18).toString("hex")}-Aa` : randomBytes(24).toString("hex");
  process.stdout.write(`${name}=${value}\n`);
}
