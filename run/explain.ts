import { SettingsError } from "../platform/config.ts";

/** What somebody reads whose start failed: no stack, unless they debug. */
export function explain(error: unknown): string {
  if (error instanceof SettingsError) return error.message;
  const { code, message, stack } = error as NodeJS.ErrnoException & { port?: number };
  if (code === "EADDRINUSE")
    return `Port ${(error as { port?: number }).port} is taken by another program. Set another one, for example WEB_PORT=3100 (0 picks a free one).`;
  return process.env.LOG_LEVEL === "debug" ? (stack ?? message) : message;
}
