import type { Environment } from "../../platform/config.ts";
import type { ListedSetting } from "../../run/settings.ts";
import type { Finding } from "./finding.ts";

/** Read by tests and load scripts only. */
const ELSEWHERE = /^(FOYER_(TEST_DATABASE_URL|TEST_SHAPE|CHROMIUM)|BENCH_\w+)$/;

/** Names that nobody reads: all of the file .env, and those of the environment that look like ours. */
export function checkNames(
  settings: ListedSetting[],
  file: Environment,
  environment: Environment,
): Finding[] {
  const known = settings.map(({ name }) => name);
  const unknown = (name: string) => !known.includes(name) && !ELSEWHERE.test(name);
  const findings = new Map<string, Finding>();
  const note = (name: string, where: string, meant: string | undefined) =>
    findings.set(name, {
      level: "wrong",
      text: `${name} (${where}) is no setting of Foyer${meant ? `: did you mean ${meant}?` : ""}`,
    });
  for (const name of Object.keys(file).filter(unknown)) note(name, ".env", closest(name, known));
  for (const name of Object.keys(environment).filter(unknown)) {
    const meant = name.includes("_") ? closest(name, known) : undefined;
    if (meant || name.startsWith("FOYER_")) note(name, "environment", meant);
  }
  return [...findings.values()];
}

/** The known name that few keystrokes lead to, if there is one. */
function closest(name: string, known: string[]): string | undefined {
  const allowed = name.length < 8 ? 1 : 2;
  const upper = name.toUpperCase();
  const near = known
    .map((candidate) => ({ candidate, steps: distance(upper, candidate) }))
    .filter(({ candidate, steps }) => steps <= allowed || sameWords(upper, candidate))
    .toSorted((a, b) => a.steps - b.steps);
  return near[0]?.candidate;
}

const sameWords = (a: string, b: string) =>
  a.split("_").toSorted().join("_") === b.split("_").toSorted().join("_");

/** Levenshtein's: letters to put in, take out or change. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++)
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (letter === b[j] ? 0 : 1)));
    row = next;
  }
  return row.at(-1)!;
}
