import { readFileSync } from "node:fs";
import { z } from "zod";
import { reply, route, type Route } from "./route.ts";

/** One thing a process needs; without a critical one it is not ready. */
export interface ReadyCheck {
  name: string;
  ok: boolean;
  critical: boolean;
}

const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};
export const VERSION = manifest.version;

const Ready = z.object({
  status: z.enum(["ok", "unavailable"]),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), critical: z.boolean() })),
});

/** Alive is not ready: /health touches nothing, /ready asks everything. */
export function healthRoutes(check: () => Promise<ReadyCheck[]>): Route<unknown>[] {
  return [
    route({
      method: "GET",
      path: "/health",
      summary: "Is the process alive",
      access: "public",
      replies: { 200: z.object({ status: z.literal("ok"), version: z.string() }) },
      handler: async () => ({ status: "ok", version: VERSION }),
    }),
    route({
      method: "GET",
      path: "/ready",
      summary: "Can it do its work",
      access: "public",
      replies: { 200: Ready, 503: Ready },
      async handler() {
        const checks = await check();
        const ready = checks.every((entry) => entry.ok || !entry.critical);
        return reply(ready ? 200 : 503, { status: ready ? "ok" : "unavailable", checks });
      },
    }),
  ];
}
