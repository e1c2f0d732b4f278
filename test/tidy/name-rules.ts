import path from "node:path";
import type { Rule } from "./rule.ts";
import { isCode, isTest } from "./rule.ts";
import type { Source } from "./source-tree.ts";

const vague = new Set(["utils", "util", "helpers", "helper", "common", "misc", "shared"]);

const barrels: Rule = {
  title: "no index file and no export *",
  advice: "Import from the file that defines the thing: then a search finds who uses it.",
  check: (sources) =>
    sources
      .filter(({ path: file }) => isCode(file))
      .flatMap(({ path: file, text }) => [
        ...(path.posix.basename(file).startsWith("index.") ? [`${file} is an index file`] : []),
        ...(/^export \*/m.test(text) ? [`${file} has export *`] : []),
      ]),
  broken: { "platform/index.ts": "", "platform/a.ts": 'export * from "./b.ts";' },
};

const names: Rule = {
  title: "no file or folder is called utils, helpers, common, misc or shared",
  advice: "Name it after the one thing that is in it; if there are several, make several files.",
  check: (sources) =>
    sources
      .map(({ path: file }) => file)
      .filter((file) => file.split("/").some((part) => vague.has(part.split(".")[0]?.toLowerCase() ?? ""))),
  broken: { "platform/utils/a.ts": "", "web/src/helpers.ts": "" },
};

const rooms = /^services\/[^/]+\/(routes|rpc|events|jobs|tasks)\//;

const manifest: Rule = {
  title: "every file in routes, rpc, events, jobs and tasks is named in service.ts, and the other way round",
  advice:
    "One file is one endpoint, RPC, event, job or task, and the manifest lists it; other code has other rooms.",
  check(sources) {
    const paths = new Set(sources.map(({ path: file }) => file));
    const manifests = sources.filter(({ path: file }) => /^services\/[^/]+\/service\.ts$/.test(file));
    return manifests.flatMap((service) => [...unlisted(service, sources), ...missing(service, paths)]);
  },
  broken: {
    "services/booking/service.ts": 'import { gone } from "./jobs/gone.ts";',
    "services/booking/routes/get-booking.ts": "",
  },
};

function unlisted(service: Source, sources: Source[]): string[] {
  const folder = path.posix.dirname(service.path);
  return sources
    .map(({ path: file }) => file)
    .filter((file) => file.startsWith(`${folder}/`) && rooms.test(file) && isCode(file) && !isTest(file))
    .filter((file) => !service.imports.includes(file))
    .map((file) => `${file} is not in ${service.path}`);
}

function missing(service: Source, paths: Set<string>): string[] {
  return service.imports
    .filter((target) => rooms.test(target) && !paths.has(target))
    .map((target) => `${service.path} names ${target}, which is not there`);
}

const consumers: Rule = {
  title: "a consumed event is in events/on-<event>.ts",
  advice: "Search for an event's name has to find who consumes it.",
  check: (sources) =>
    sources
      .map(({ path: file }) => file)
      .filter((file) => /^services\/[^/]+\/events\//.test(file) && isCode(file) && !isTest(file))
      .filter((file) => !path.posix.basename(file).startsWith("on-")),
  broken: { "services/booking/events/payment.ts": "" },
};

const readmes: Rule = {
  title: "every service has a README",
  advice: "It owns · routes · RPCs · events in and out · tables · settings.",
  check: (sources) =>
    sources
      .filter(({ path: file }) => /^services\/[^/]+\/service\.ts$/.test(file))
      .map(({ path: file }) => `${path.posix.dirname(file)}/README.md`)
      .filter((readme) => !sources.some(({ path: file }) => file === readme))
      .map((readme) => `${readme} is missing`),
  broken: { "services/booking/service.ts": "" },
};

export const nameRules: Rule[] = [barrels, names, manifest, consumers, readmes];
