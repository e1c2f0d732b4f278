// Writes everything that is generated and committed; with --check it only says what would change.
// One generator is one function from the sources to { path: content }.
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { generateEnvExample } from "./generate/env-example.ts";
import { generateErrorsDoc } from "./generate/errors-doc.ts";
import { generateEventsDoc } from "./generate/events-doc.ts";
import { listFiles } from "./generate/files.ts";
import { generateOpenapi } from "./generate/openapi.ts";
import { generateProto } from "./generate/proto.ts";
import { generateServiceParts } from "./generate/service-parts.ts";
import { generateWebTypes } from "./generate/web-types.ts";

const root = path.resolve(import.meta.dirname, "..");

interface Generator {
  name: string;
  /** The file or folder it owns entirely, relative to the project: what it did not generate is removed. */
  output?: string;
  run(root: string): Promise<Map<string, string>>;
}

/** In this order: the web's types are made from the OpenAPI document. */
const generators: Generator[] = [
  { name: "RPC", output: "contracts/gen", run: generateProto },
  { name: "OpenAPI document", output: "contracts/openapi.json", run: generateOpenapi },
  { name: "web API types", output: "web/src/api/schema.d.ts", run: generateWebTypes },
  { name: "events", output: "docs/events.md", run: generateEventsDoc },
  { name: "error codes", output: "docs/errors.md", run: generateErrorsDoc },
  { name: "settings", output: ".env.example", run: generateEnvExample },
  { name: "parts of the services", run: generateServiceParts },
];

async function changesOf(generator: Generator): Promise<Map<string, string | undefined>> {
  const wanted = await generator.run(root);
  const changes = new Map<string, string | undefined>();
  for (const [file, content] of wanted) {
    const absolute = path.join(root, file);
    if (!existsSync(absolute) || (await readFile(absolute, "utf8")) !== content) changes.set(file, content);
  }
  for (const file of generator.output ? await listFiles(root, generator.output) : []) {
    if (!wanted.has(file)) changes.set(file, undefined);
  }
  return changes;
}

async function apply(file: string, content: string | undefined): Promise<void> {
  const absolute = path.join(root, file);
  if (content === undefined) return rm(absolute);
  await mkdir(path.dirname(absolute), { recursive: true });
  await writeFile(absolute, content);
}

const checkOnly = process.argv.includes("--check");
for (const generator of generators) {
  const changes = await changesOf(generator);
  for (const [file, content] of changes) {
    console.log(`${content === undefined ? "remove" : "write "} ${file}`);
    if (!checkOnly) await apply(file, content);
  }
  if (checkOnly && changes.size > 0) {
    console.error(`${generator.name}: generated files are stale. Run: npm run generate`);
    process.exitCode = 1;
  }
}
