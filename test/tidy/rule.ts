import type { Source } from "./source-tree.ts";

export interface Rule {
  title: string;
  /** What to do about it. */
  advice: string;
  /** One line for each place that breaks the rule. */
  check(sources: Source[]): string[];
  /** A small tree (path → text) that breaks it, so that a rule that cannot fail is found out. */
  broken: Record<string, string>;
}

export function isCode(file: string): boolean {
  return /\.(ts|tsx|mjs)$/.test(file);
}

/** Tests may reach further than what they test. */
export function isTest(file: string): boolean {
  return /\.(test|fault|load)\.tsx?$/.test(file) || /(^|\/)(test|testing|e2e|bench)\//.test(file);
}

/** The lines of a file that match, as `file:line: text`; whole-line comments are not looked at. */
export function linesWith(sources: Source[], pattern: RegExp): string[] {
  return sources.flatMap(({ path, text }) =>
    text
      .split("\n")
      .map((line, index) => ({ line, place: `${path}:${index + 1}` }))
      .filter(({ line }) => !/^\s*(\/\/|\/?\*)/.test(line) && pattern.test(line))
      .map(({ line, place }) => `${place}: ${line.trim()}`),
  );
}
