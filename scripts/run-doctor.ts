// Prints the effective settings and what is wrong with them; ends with 1 when something is.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseEnv } from "node:util";
import type { Environment } from "../platform/config.ts";
import { VERSION } from "../platform/http/health.ts";
import { listSettings } from "../run/settings.ts";
import { system } from "../system.ts";
import { checkDatabases } from "./doctor/databases.ts";
import type { Finding } from "./doctor/finding.ts";
import { checkMachine, checkPorts } from "./doctor/machine.ts";
import { checkNames } from "./doctor/names.ts";
import { checkProduction } from "./doctor/production.ts";
import { effectiveEnvironment, tableOf } from "./doctor/values.ts";

const names = process.argv.slice(2);
const say = (line: string) => void process.stdout.write(`${line}\n`);

const file = await readFile(join(import.meta.dirname, "../.env"), "utf8").then(
  (text) => parseEnv(text) as Environment,
  (): Environment => ({}),
);
const given: Environment = { ...file, ...process.env };
const { env, added } = await effectiveEnvironment(given, names);
const { settings, problems } = await listSettings(system, env, names.length > 0 ? names : undefined);

say(`Foyer ${VERSION}, Node ${process.versions.node}, ${process.platform} ${process.arch}`);
say(names.length > 0 ? `Services by themselves: ${names.join(", ")}` : "Everything in one process");
say("\nSettings (what is not shown has its default; all of them are in .env.example)\n");
for (const line of tableOf(settings, { file, environment: process.env, added })) say(`  ${line}`);

const findings: Finding[] = [
  ...problems.map(({ name, problem }): Finding => ({ level: "wrong", text: `${name} ${problem}` })),
  ...checkNames(settings, file, process.env),
  ...checkProduction(env),
  ...(await checkMachine(env)),
  ...(await checkPorts(given, names)),
  ...(await checkDatabases(given, names)),
];
const SIGNS = { good: "✔", note: "•", wrong: "✖" };
say("\nChecks\n");
for (const { level, text } of findings) say(`  ${SIGNS[level]} ${text}`);
const wrong = findings.filter(({ level }) => level === "wrong").length;
say(wrong === 0 ? "\nNothing is wrong." : `\n${wrong} ${wrong === 1 ? "thing is" : "things are"} wrong.`);
process.exitCode = wrong === 0 ? 0 : 1;
