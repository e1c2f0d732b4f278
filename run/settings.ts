import { type Environment, type SettingDoc, type SettingProblem, Settings } from "../platform/config.ts";
import type { SystemEntry } from "../platform/runtime.ts";
import { neighbourSettings } from "../platform/neighbours.ts";
import { placementOf, platformConfig } from "../platform/settings.ts";
import { distributedSettings } from "./distributed/settings.ts";

/** A setting, and the parts of Foyer that read it. */
export interface ListedSetting extends SettingDoc {
  readers: string[];
}

const port = { min: 0, max: 65_535 };

/** What all-in-one itself reads; the rest belongs to the chassis and the services. */
export function entrySettings(settings: Settings) {
  return {
    web: settings.integer("WEB_PORT", "port of the web app; 0 picks a free one", 3000, port),
    gateway: settings.integer("GATEWAY_PORT", "port of the gateway; 0 picks a free one", 8080, port),
    sandbox: settings.integer("SANDBOX_PORT", "port of the sandbox; 0 picks a free one", 8090, port),
    sandbox_smtp: settings.integer(
      "SANDBOX_SMTP_PORT",
      "port of its mailbox; 0 picks a free one",
      8025,
      port,
    ),
    tiktok_pixel_id: pixelId(settings),
    demo: settings.choice("FOYER_DEMO", "whether an empty installation gets demo data", ["on", "off"], "on"),
  };
}

/** Written into an address that pages load a script from. */
function pixelId(settings: Settings): string | undefined {
  const id = settings.optional(
    "TIKTOK_PIXEL_ID",
    "TikTok's pixel for the web app; visitors are asked first, and without it nobody is asked and nothing is sent",
  );
  if (id === undefined || /^[A-Z0-9]{6,40}$/.test(id)) return id;
  settings.problem("TIKTOK_PIXEL_ID", "is not a pixel id: capital letters and digits");
  return undefined;
}

/**
 * Every setting there is, with every problem that these values have.
 * @param names the services that would run; all of them unless told
 */
export async function listSettings(
  entries: SystemEntry[],
  env: Environment,
  names: string[] = entries.map(({ name }) => name),
): Promise<{ settings: ListedSetting[]; problems: SettingProblem[] }> {
  const listed = new Map<string, ListedSetting>();
  const problems: SettingProblem[] = [];
  const read = (reader: string, counts: boolean, how: (settings: Settings) => void) => {
    const settings = new Settings(env);
    how(settings);
    for (const doc of settings.docs) {
      const known = listed.get(doc.name);
      if (known) known.readers.push(reader);
      else listed.set(doc.name, { ...doc, readers: [reader] });
    }
    if (counts) problems.push(...settings.problems);
  };
  read("all", true, platformConfig);
  read("all-in-one", true, entrySettings);
  read("distributed", false, (settings) => distributedSettings(settings, entries));
  for (const entry of entries) {
    const service = await entry.load();
    const has_database = service.migrations !== undefined;
    read(entry.name, names.includes(entry.name), (settings) => {
      service.config(settings);
      placementOf(settings, entry.name, entry, has_database);
    });
  }
  read("neighbours", true, (settings) => void neighbourSettings(settings, entries));
  read("sandbox", true, sandboxSettings);
  return { settings: [...listed.values()], problems: distinct(problems) };
}

/** Of a sandbox that runs by itself; sandbox/config.ts reads them. */
function sandboxSettings(settings: Settings): void {
  settings.url(
    "STRIPE_WEBHOOK_URL",
    "where a sandbox by itself sends Stripe's webhooks",
    "http://127.0.0.1:8080/webhooks/stripe",
  );
  settings.url(
    "PAYPAL_WEBHOOK_URL",
    "where a sandbox by itself sends PayPal's webhooks",
    "http://127.0.0.1:8080/webhooks/paypal",
  );
  settings.optional("SANDBOX_PUBLIC_URL", "where people reach the sandbox");
  settings.optional("SANDBOX_ALLOWED_ORIGINS", "origins whose pages may call the sandbox, comma-separated");
}

function distinct(problems: SettingProblem[]): SettingProblem[] {
  return [...new Map(problems.map((entry) => [`${entry.name} ${entry.problem}`, entry])).values()];
}
