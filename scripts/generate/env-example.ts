import type { SystemEntry } from "../../platform/runtime.ts";
import { envName } from "../../platform/settings.ts";
import type { ListedSetting } from "../../run/settings.ts";

const WIDTH = 100;

const head = `# Every setting of Foyer with its default: generated from the services' config by \`npm run generate\`.
# Copy to .env what you change; \`npm start\` and the other npm scripts read it, and what is set in the environment
# itself wins. \`npm run doctor\` shows what is in effect, where it comes from, and what is wrong with it.
# A group ("all of them or none") is complete or absent. Secrets have no default.
`;

/** All settings, commented out, in the order of who reads them. */
export async function generateEnvExample(): Promise<Map<string, string>> {
  // Loaded here, so that the RPC code is generated before services import it.
  const { system } = await import("../../system.ts");
  const { listSettings } = await import("../../run/settings.ts");
  const { settings } = await listSettings(system, {});
  const place = (setting: ListedSetting) =>
    chapterOf(
      setting,
      system.map(({ name }) => name),
    );
  const chapters = Map.groupBy(settings, place);
  const order = [EVERYWHERE, ALL_IN_ONE, DISTRIBUTED, ...system.map(({ name }) => name), SEPARATE, SANDBOX];
  const text = order.flatMap((title) => {
    const list = chapters.get(title) ?? [];
    const entries = title === SEPARATE ? byService(list, system) : list.map(entry);
    return list.length > 0 ? [`\n# --- ${title} ---\n`, ...entries] : [];
  });
  return new Map([[".env.example", `${head}${text.join("\n")}\n`]]);
}

const EVERYWHERE = "every service";
const ALL_IN_ONE = "everything in one process: npm start";
const DISTRIBUTED = "every service a process of its own: npm run start:distributed";
const SEPARATE = "services by themselves: node run.ts booking payment";
const SANDBOX = "a sandbox by itself: node sandbox/main.ts";

function chapterOf({ name, readers }: ListedSetting, services: string[]): string {
  if (name === "DATABASE_URL" || readers.includes("all")) return EVERYWHERE;
  if (readers.includes("all-in-one")) return ALL_IN_ONE;
  if (readers.includes("distributed")) return DISTRIBUTED;
  if (readers.includes("sandbox")) return SANDBOX;
  const own = services.find((service) => readers[0] === service);
  return own && !/_(PORT|DATABASE_URL)$/.test(name) ? own : SEPARATE;
}

/** The same few settings for each service: one comment does. */
function byService(list: ListedSetting[], system: SystemEntry[]): string[] {
  const groups = system.map(({ name }) => {
    const own = list.filter((setting) => setting.name.startsWith(`${envName(name)}_`));
    return own.map((setting) => `# ${setting.name}=${setting.example}`).join("\n");
  });
  const meaning =
    "where it listens and keeps its data (_PORT, _RPC_PORT, _DATABASE_URL: its own instead of <service>_db on DATABASE_URL), and where the others find it when it is not on this host (_URL: REST, _RPC_URL: gRPC)";
  return [`${wrap(meaning)}\n`, groups.join("\n\n")];
}

function entry({ name, meaning, example, secret, readers }: ListedSetting): string {
  const shared = readers.length > 1 && !readers.includes("all") && name !== "DATABASE_URL";
  const words = [meaning, secret ? "(secret)" : "", shared ? `(${readers.join(", ")})` : ""];
  const value = / /.test(example) ? `"${example}"` : example;
  return `${wrap(words.filter(Boolean).join(" "))}\n# ${name}=${value}`;
}

function wrap(text: string): string {
  const lines = [""];
  for (const word of text.split(" ")) {
    if (`${lines.at(-1)} ${word}`.length > WIDTH) lines.push("");
    lines[lines.length - 1] += ` ${word}`;
  }
  return lines.map((line) => `#${line}`).join("\n");
}
