import { z } from "zod";

export const MAX_PREFERENCES_BYTES = 8_192;
const MAX_DEPTH = 8;

/** How many containers lie around the innermost value; {} is 1. */
export function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Object.values(value).reduce<number>((deepest, inner) => Math.max(deepest, depthOf(inner)), 0);
}

/** A JSON object of the client's own making; size is checked by the route, on the bytes as they come. */
export const Preferences = z
  .record(z.string(), z.unknown())
  .refine((document) => depthOf(document) <= MAX_DEPTH, {
    error: `nested deeper than ${MAX_DEPTH} levels`,
  })
  .describe(`any JSON object, at most ${MAX_PREFERENCES_BYTES} bytes and ${MAX_DEPTH} levels deep`);

/** The one part of the document that we act on ourselves: `{"notifications": {"reminders": false}}` wants no reminders. */
export function wantsReminders(document: unknown): boolean {
  const { notifications } = (document ?? {}) as { notifications?: unknown };
  return (notifications as { reminders?: unknown } | null | undefined)?.reminders !== false;
}
