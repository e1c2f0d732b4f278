import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { RpcMethod } from "../../platform/rpc/method.ts";
import type { Service } from "../../platform/service.ts";
import type { ListedSetting } from "../../run/settings.ts";
import type { Route } from "../../platform/http/route.ts";

const BEGIN = "<!-- What follows is written by `npm run generate`. -->";
const END = "<!-- Until here. -->";

/** The list of parts in each service's README, between its two marks; what stands around it is written by hand. */
export async function generateServiceParts(root: string): Promise<Map<string, string>> {
  // Loaded here, so that the RPC code is generated before services import it.
  const { system } = await import("../../system.ts");
  const { listSettings } = await import("../../run/settings.ts");
  const { settings } = await listSettings(system, {});
  const files = new Map<string, string>();
  for (const { name, load } of system) {
    const file = `services/${name}/README.md`;
    if (!existsSync(path.join(root, file))) continue;
    const text = await readFile(path.join(root, file), "utf8");
    const [before, rest] = text.split(BEGIN);
    const after = rest?.split(END)[1];
    if (after === undefined)
      throw new Error(`${file} lacks the marks of its list of parts:\n${BEGIN}\n${END}`);
    const parts = await partsOf(await load(), settings);
    files.set(file, `${before}${BEGIN}\n\n${parts.join("\n\n")}\n\n${END}${after}`);
  }
  return files;
}

async function partsOf(service: Service, settings: ListedSetting[]): Promise<string[]> {
  const { PRODUCERS } = await import("../../contracts/events/producers.ts");
  const routes = (service.routes ?? []) as Route[];
  const kinds: [string, string[]][] = [
    ["RPCs", rpcsOf(service)],
    ["Events out", (PRODUCERS[service.name] ?? []).map(({ type }) => code(type))],
    ["Events in", (service.events ?? []).map(({ type }) => code(type.type))],
    ["Watches", (service.watches ?? []).map(({ type }) => code(type.type))],
    ["Tasks", (service.tasks ?? []).map(({ kind }) => code(kind))],
    ["Jobs", (service.jobs ?? []).map(({ name }) => code(name))],
    ["Tables", (await tablesOf(service)).map(code)],
    ["Settings", settings.filter(({ readers }) => readers.includes(service.name)).flatMap(settingOf)],
  ];
  const lists = kinds
    .filter(([, list]) => list.length > 0)
    .map(([kind, list]) => `* **${kind}** ${[...new Set(list)].join(", ")}`);
  return [...(routes.length > 0 ? [tableOf(routes)] : []), lists.join("\n")];
}

const WHO = { public: "anybody", optional: "anybody", user: "signed in" };

function tableOf(routes: Route[]): string {
  const rows = routes.map(
    ({ method, path: address, summary, access }) =>
      `| \`${method} ${address.replaceAll(/:(\w+)/g, "{$1}")}\` | ${WHO[access]} | ${summary} |`,
  );
  return ["| Route | For | |", "| --- | --- | --- |", ...rows].join("\n");
}

function rpcsOf({ rpc = [] }: Service): string[] {
  return (rpc as RpcMethod[]).map(({ method }) => code(`${contractOf(method)}.${method.name}`));
}

/** `booking.v1` for foyer.booking.v1.BookingService */
const contractOf = ({ parent }: RpcMethod["method"]) => parent.file.proto.package.replace(/^foyer\./, "");

async function tablesOf({ migrations }: Service): Promise<string[]> {
  if (!migrations) return [];
  const tables: string[] = [];
  for (const file of (await readdir(migrations)).filter((name) => name.endsWith(".sql")).sort()) {
    const text = await readFile(new URL(file, migrations), "utf8");
    for (const [, verb, name] of text.matchAll(
      /^(create|drop) (?:unlogged )?table (?:if (?:not )?exists )?(\w+)/gim,
    )) {
      if (verb!.toLowerCase() === "create") tables.push(name!);
      else tables.splice(tables.indexOf(name!), 1);
    }
  }
  return tables;
}

/** Without those that every service has: where it listens and keeps its data. */
function settingOf({ name, example }: ListedSetting): string[] {
  if (/(_PORT|DATABASE_URL)$/.test(name)) return [];
  return [`${code(name)}${example === "" ? "" : ` (${example})`}`];
}

const code = (text: string) => `\`${text}\``;
