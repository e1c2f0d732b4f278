/** One JSON line on standard output: a row of the result. Numbers keep as many digits as mean something. */
export function print(row: Record<string, string | number>): void {
  const rounded = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === "number" ? Number(value.toPrecision(4)) : value,
  ]);
  process.stdout.write(`${JSON.stringify(Object.fromEntries(rounded))}\n`);
}

/** What is going on, for whoever watches. */
export function say(line: string): void {
  process.stderr.write(`  ${line}\n`);
}

/** @param share 0 to 100 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * share) / 100) - 1)] ?? NaN;
}
