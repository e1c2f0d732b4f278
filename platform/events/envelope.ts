import type { CloudEvent } from "../../contracts/types/event.ts";

/** One event of a log. */
export interface Entry {
  seq: number;
  event: CloudEvent;
}

/** What arrived, where it lay, and why it is no event. */
export interface Unreadable {
  place: string;
  reason: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Far above anything that a service says. */
const MOST_BYTES = 4_000_000;
const SUBJECT_LENGTH = 200;

/**
 * What a message is, as far as it takes to do it once and in order. Whether its data is what its type promises is
 * judged when it is handled.
 * @returns the event, or why it is none, in words that quote nothing
 */
export function readEvent(text: string): CloudEvent | string {
  if (text.length > MOST_BYTES) return "too large";
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "not JSON";
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "not an object";
  const { id, type, subject, dataversion, data } = value as Partial<Record<keyof CloudEvent, unknown>>;
  if (typeof id !== "string" || !UUID.test(id)) return "no id";
  if (typeof type !== "string") return "no type";
  if (typeof subject !== "string" || subject === "" || subject.length > SUBJECT_LENGTH) return "no subject";
  if (!Number.isSafeInteger(dataversion)) return "no version";
  if (typeof data !== "object" || data === null) return "no data";
  return value as CloudEvent;
}
