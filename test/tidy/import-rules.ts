import type { Rule } from "./rule.ts";
import { isCode, isTest } from "./rule.ts";
import type { Source } from "./source-tree.ts";

/** Imports of the files in `room` that lead out of it to nowhere in `allowed`. */
function strays(
  sources: Source[],
  inRoom: (file: string) => boolean,
  allowed: (file: string, target: string) => boolean,
): string[] {
  return sources
    .filter(({ path }) => isCode(path) && inRoom(path))
    .flatMap(({ path, imports }) =>
      imports.filter((target) => !allowed(path, target)).map((target) => `${path} imports ${target}`),
    );
}

function within(target: string, ...folders: string[]): boolean {
  return folders.some((folder) => target.startsWith(`${folder}/`));
}

function serviceFolder(file: string): string | undefined {
  return /^services\/[^/]+/.exec(file)?.[0];
}

const contracts: Rule = {
  title: "contracts import nothing of ours",
  advice: "Contracts are what everybody may import; move what they need into contracts/types.",
  check: (sources) =>
    strays(
      sources,
      (file) => within(file, "contracts") && !isTest(file),
      (_, target) => within(target, "contracts"),
    ),
  broken: { "contracts/types/a.ts": 'import { b } from "../../platform/b.ts";' },
};

const platform: Rule = {
  title: "platform imports only contracts",
  advice: "The chassis knows no service and no booking words; pass in what it needs.",
  check: (sources) =>
    strays(
      sources,
      (file) => within(file, "platform") && !isTest(file),
      (_, target) => within(target, "platform", "contracts"),
    ),
  broken: { "platform/a.ts": 'import { b } from "../services/booking/b.ts";' },
};

const services: Rule = {
  title: "a service imports only itself, platform and contracts",
  advice:
    "Ask the other service by RPC, or listen to its events. Its tests may start the sandbox and other manifests.",
  check: (sources) =>
    strays(
      sources,
      (file) => within(file, "services"),
      (file, target) => {
        if (within(target, serviceFolder(file) ?? "", "platform", "contracts")) return true;
        return (
          isTest(file) &&
          (within(target, "sandbox", "test", "demo") ||
            /^(system\.ts|services\/[^/]+\/service\.ts)$/.test(target))
        );
      },
    ),
  broken: { "services/booking/a.ts": 'import { b } from "../payment/b.ts";' },
};

const domain: Rule = {
  title: "a domain imports only itself and contracts/types",
  advice: "Rules are pure: pass in what they need to know, return what should happen.",
  check: (sources) =>
    strays(
      sources,
      (file) => /^services\/[^/]+\/domain\//.test(file) && !isTest(file),
      (file, target) => within(target, `${serviceFolder(file)}/domain`, "contracts/types"),
    ),
  broken: { "services/booking/domain/a.ts": 'import { b } from "../db/b.ts";' },
};

const sandbox: Rule = {
  title: "the sandbox imports only itself, platform and contracts",
  advice: "It stands for the outside world, which knows no service of ours.",
  check: (sources) =>
    strays(
      sources,
      (file) => within(file, "sandbox") && !isTest(file),
      (_, target) => within(target, "sandbox", "platform", "contracts"),
    ),
  broken: { "sandbox/a.ts": 'import { b } from "../services/payment/b.ts";' },
};

const browser: Rule = {
  title: "the web app imports only itself and contracts/types",
  advice: "What runs in a browser talks to the API; its types come from src/api/schema.d.ts.",
  check: (sources) =>
    strays(
      sources,
      (file) => within(file, "web/src") && !isTest(file),
      (_, target) => within(target, "web", "contracts/types"),
    ),
  broken: { "web/src/a.ts": 'import { b } from "../../platform/b.ts";' },
};

const parts: Rule = {
  title: "the web app's parts know neither routes nor the API",
  advice: "What ui/ shows is passed in; a part that knows the shop belongs to components/.",
  check: (sources) =>
    strays(
      sources,
      (file) => within(file, "web/src/ui") && !isTest(file),
      (_, target) =>
        target !== "web/src/lib/links.ts" && within(target, "web/src/ui", "web/src/lib", "contracts/types"),
    ),
  broken: {
    "web/src/ui/a.tsx": 'import { b } from "../api/b.ts";',
    "web/src/ui/c.tsx": 'import { toBrowse } from "../lib/links.ts";',
  },
};

const manifests: Rule = {
  title: "only the map imports a manifest",
  advice: "Import what you need from the file that defines it, not from service.ts.",
  check: (sources) =>
    strays(
      sources,
      (file) => file !== "system.ts" && !isTest(file),
      (_, target) => !/^services\/[^/]+\/service\.ts$/.test(target),
    ),
  broken: { "services/booking/a.ts": 'import { booking } from "./service.ts";' },
};

export const importRules: Rule[] = [
  contracts,
  platform,
  services,
  domain,
  sandbox,
  browser,
  parts,
  manifests,
];
