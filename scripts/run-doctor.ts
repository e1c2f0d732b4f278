// Prints the effective settings and what is wrong with them; ends with 1 when something is.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { type Environment, Settings } from "../platform/config.ts";
import { VERSION } from "../platform/http/health.ts";
import { distributedSettings } from "../run/distributed/settings.ts";
import { listSettings } from "../run/settings.ts";
import { system } from "../system.ts";
import { checkDatabases } from "./doctor/databases.ts";
import { checkEngines } from "./doctor/engines.ts";
import type { Finding } from "./doctor/finding.ts";
import { checkMachine, checkPorts } from "./doctor/machine.ts";
import { checkNames } from "./doctor/names.ts";
import { checkNeighbours } from "./doctor/neighbours.ts";
import { checkProduction } from "./doctor/production.ts";
import { effectiveEnvironment, tableOf } from "./doctor/values.ts";

const words = process.argv.slice(2);
/** `distributed`: all of them under their supervisor, who brings what one process for all would. */
const supervised = words[0] === "distributed";
const names = supervised ? [] : words;
const say = (line: string) => void process.stdout.write(`${line}\n`);

const file = await readFile(join(import.meta.dirname, "../.env"), "utf8").then(
  (text) => parseEnv(text) as Environment,
  (): Environment => ({}),
);
const given: Environment = { ...file, ...process.env };
const { env, added } = await effectiveEnvironment(given, names);
const { settings, problems } = await listSettings(system, env, names.length > 0 ? names : undefined);

say(`Foyer ${VERSION}, Node ${process.versions.node}, ${process.platform} ${process.arch}`);
say(
  supervised
    ? "Every service a process of its own"
    : names.length > 0
      ? `Services by themselves: ${names.join(", ")}`
      : "Everything in one process",
);
say("\nSettings (what is not shown has its default; all of them are in .env.example)\n");
for (const line of tableOf(settings, { file, environment: process.env, added })) say(`  ${line}`);

const own = new Settings(given);
const counts = distributedSettings(own, system);
const shape = supervised
  ? { counts, supervised }
  : names.length > 0
    ? { counts: new Map(names.map((name) => [name, 1])), supervised }
    : undefined;
const findings: Finding[] = [
  ...[...problems, ...(supervised ? own.problems : [])].map(({ name, problem }): Finding => ({
    level: "wrong",
    text: `${name} ${problem}`,
  })),
  ...checkNames(settings, file, process.env),
  ...checkProduction(env),
  ...(await checkMachine(env)),
  ...(await checkPorts(given, shape)),
  ...(await checkDatabases(given, names)),
  ...(await checkEngines(env, names)),
  ...(names.length > 0 ? await checkNeighbours(given, names) : []),
];
const SIGNS = { good: "✔", note: "•", wrong: "✖" };
say("\nChecks\n");
for (const { level, text } of findings) say(`  ${SIGNS[level]} ${text}`);
const wrong = findings.filter(({ level }) => level === "wrong").length;
say(wrong === 0 ? "\nNothing is wrong." : `\n${wrong} ${wrong === 1 ? "thing is" : "things are"} wrong.`);
process.exitCode = wrong === 0 ? 0 : 1;
