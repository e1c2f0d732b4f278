import path from "node:path";
import type { Rule } from "./rule.ts";
import { isCode, isTest, linesWith } from "./rule.ts";

/** Where settings come in, and what runs before or beside the program. */
function mayReadEnvironment(file: string): boolean {
  if (isTest(file) || /^(scripts|run)\//.test(file) || file === "run.ts") return true;
  const own = ["config.ts", "main.ts", "vite.config.ts", "lingui.config.ts", "throwaway.ts"];
  return own.includes(path.posix.basename(file));
}

const environment: Rule = {
  title: "process.env only where settings come in",
  advice: "Read it in config.ts and pass on the typed value.",
  check: (sources) =>
    linesWith(
      sources.filter(({ path: file }) => isCode(file) && !mayReadEnvironment(file)),
      /\bprocess\.env\b/,
    ),
  broken: { "services/booking/routes/a.ts": "const a = process.env.A;" },
};

const pure: Rule = {
  title: "no clock, no chance and no network in a domain",
  advice: "Pass in the time, the id or the answer; a rule that asks for them cannot be tested.",
  check: (sources) =>
    linesWith(
      sources.filter(({ path: file }) => /^services\/[^/]+\/domain\//.test(file) && !isTest(file)),
      /\bDate\.now\b|\bnew Date\(\)|\bTemporal\.Now\b|\brandomUUID\b|\bMath\.random\b|\bfetch\(/,
    ),
  broken: { "services/booking/domain/a.ts": "const a = Date.now();" },
};

const longest = 500;

const size: Rule = {
  title: `no file is over ${longest} lines`,
  advice: "40 to 150 lines are normal. Take it apart along the things that are in it.",
  check: (sources) =>
    sources
      .filter(({ path: file }) => !file.endsWith(".md"))
      .map(({ path: file, text }) => ({ file, lines: text.split("\n").length }))
      .filter(({ lines }) => lines > longest)
      .map(({ file, lines }) => `${file} has ${lines} lines`),
  broken: { "platform/a.ts": "\n".repeat(longest + 1) },
};

const unfinished: Rule = {
  title: "nothing is left to do in a comment",
  advice: "Do it, or file an issue and name what holds today.",
  check: (sources) =>
    sources.flatMap(({ path: file, text }) =>
      // Written apart, or this file would find itself.
      text
        .split("\n")
        .flatMap((line, index) => (/\b(TO)(DO)\b|\b(FIX)(ME)\b/.test(line) ? [`${file}:${index + 1}`] : [])),
    ),
  broken: { "platform/a.ts": ["// TO", "DO: later"].join("") },
};

const syntax: Rule = {
  title: "no enum, namespace, decorator or parameter property",
  advice:
    "Node runs the files as they are and only erases types; use a union of literals or a plain function.",
  check: (sources) =>
    linesWith(
      sources.filter(({ path: file }) => /\.tsx?$/.test(file)),
      /^(export )?(const )?enum \w|^(export )?namespace \w|^\s*@\w+(\(.*\))?$|constructor\([^)]*\b(private|public|protected|readonly) /,
    ),
  broken: { "platform/a.ts": "export enum A {" },
};

export const textRules: Rule[] = [environment, pure, size, unfinished, syntax];
