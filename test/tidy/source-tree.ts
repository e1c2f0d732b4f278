import { globSync, readFileSync } from "node:fs";
import path from "node:path";

/** One source file; paths are relative to the project, with forward slashes. */
export interface Source {
  path: string;
  text: string;
  /** Project paths of what it imports of ours; packages are left out. */
  imports: string[];
}

const root = path.resolve(import.meta.dirname, "../..");
const patterns = [
  "*.ts",
  "{contracts,platform,services,sandbox,web,run,demo,scripts,test,bench}/**/*.{ts,tsx,mjs,sql,css,md}",
];
const left_out = ["**/node_modules/**", "web/dist/**", "contracts/gen/**", "web/src/api/schema.d.ts"];

/** Every source file of the project that a person wrote. */
export function readSources(): Source[] {
  return globSync(patterns, { cwd: root, exclude: left_out }).map((file) => {
    const relative = file.split(path.sep).join("/");
    return source(relative, readFileSync(path.join(root, file), "utf8"));
  });
}

/** `text` as if it stood in the file `file`. */
export function source(file: string, text: string): Source {
  const imports = [...text.matchAll(importPattern)]
    .map((match) => match[1] ?? match[2] ?? "")
    .filter((target) => target.startsWith("."))
    .map((target) => path.posix.join(path.posix.dirname(file), target));
  return { path: file, text, imports };
}

/** `import … from "x"`, `export … from "x"` and `import "x"` at the start of a line, `import("x")` anywhere. */
const importPattern =
  /^(?:import|export)\b(?:[^"';]*?\bfrom)?\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/gm;
