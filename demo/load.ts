import type { Environment } from "../platform/config.ts";
import type { SystemEntry } from "../platform/runtime.ts";

export interface DemoOptions {
  entries: SystemEntry[];
  env: Environment;
  sandbox_url: string;
  say(line: string): void;
}

export async function loadDemo(_options: DemoOptions): Promise<void> {
  await Promise.resolve();
}
