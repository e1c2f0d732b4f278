import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Environment } from "../../platform/config.ts";
import { completed, dataDir, isProduction } from "../../run/environment.ts";
import type { ListedSetting } from "../../run/settings.ts";

const SANDBOX = "the sandbox";
/** Stands for the secret that the first start will make; long enough to be one. */
const STAND_IN = "made at the first start, and kept beside the data";

/**
 * The environment as a start would see it, without starting anything or writing a file.
 * @returns added: what all-in-one sets by itself, and from where
 */
export async function effectiveEnvironment(
  given: Environment,
  names: string[],
): Promise<{ env: Environment; added: Map<string, string> }> {
  const added = new Map<string, string>();
  if (names.length > 0) return { env: given, added };
  const kept = await readFile(join(dataDir(given), "secret"), "utf8").catch(() => undefined);
  const secret = isProduction(given) ? undefined : (kept?.trim() ?? STAND_IN);
  const env = completed(given, secret);
  if (secret !== undefined) added.set("FOYER_SECRET", kept ? "kept beside the data" : STAND_IN);
  added.set("DATABASE_URL", "the PostgreSQL that comes along");
  for (const name of Object.keys(env)) if (!added.has(name)) added.set(name, SANDBOX);
  for (const name of Object.keys(given)) added.delete(name);
  return { env, added };
}

export interface Sources {
  /** The file .env. */
  file: Environment;
  environment: Environment;
  added: Map<string, string>;
}

/** What differs from the defaults, and where it comes from. Secrets are never shown. */
export function tableOf(settings: ListedSetting[], { file, environment, added }: Sources): string[] {
  const simulated = [...added.values()].includes(SANDBOX);
  const rows = settings.flatMap((setting): [string, string, string][] => {
    const { name } = setting;
    const set = environment[name] ?? file[name];
    if (set !== undefined)
      return [[name, shown(setting, set), environment[name] === undefined ? ".env" : "environment"]];
    const from = added.get(name);
    if (from) return [[name, "", from]];
    const matters = ALWAYS.has(name) && (simulated || !name.startsWith("SANDBOX_"));
    return matters ? [[name, setting.example, "default"]] : [];
  });
  const width = (column: 0 | 1) => Math.max(...rows.map((row) => row[column].length));
  return rows.map(
    ([name, value, from]) => `${name.padEnd(width(0))}  ${value.padEnd(Math.min(60, width(1)))}  ${from}`,
  );
}

/** What most people look for, shown also when it is the default. */
const ALWAYS = new Set([
  "FOYER_ENV",
  "HOST",
  "WEB_PORT",
  "GATEWAY_PORT",
  "SANDBOX_PORT",
  "SANDBOX_SMTP_PORT",
  "FOYER_DATA_DIR",
  "LOG_LEVEL",
  "PUBLIC_WEB_URL",
  "PUBLIC_API_URL",
]);

function shown({ secret }: ListedSetting, value: string): string {
  if (secret) return value === "" ? "(empty)" : "••••••";
  // Addresses may hold a password or a token.
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) return value;
  if (!URL.canParse(value)) return "(not an address)";
  const url = new URL(value);
  if (url.password) url.password = "xxxxxx";
  if (url.search) url.search = "?xxxxxx";
  return url.href;
}
