import { z } from "zod";
import { Time } from "../../../contracts/types/time.ts";
import type { OfferProblem } from "./offer.ts";

const LONGEST_MS = 31 * 86_400_000;

export const PerformanceInput = z.strictObject({
  starts_at: Time,
  ends_at: Time,
  doors_at: Time.optional(),
  sale_starts_at: Time.optional(),
  sale_ends_at: Time.optional(),
});
export type PerformanceInput = z.output<typeof PerformanceInput>;

export interface PerformanceTimes {
  starts_at: Date;
  ends_at: Date;
  doors_at: Date | null;
  sale_starts_at: Date | null;
  sale_ends_at: Date;
}

/** Times as moments; the sale ends with the performance unless told. */
export function timesOf({
  starts_at,
  ends_at,
  doors_at,
  sale_starts_at,
  sale_ends_at,
}: PerformanceInput): PerformanceTimes {
  const at = (text: string | undefined) => (text === undefined ? null : new Date(text));
  return {
    starts_at: new Date(starts_at),
    ends_at: new Date(ends_at),
    doors_at: at(doors_at),
    sale_starts_at: at(sale_starts_at),
    sale_ends_at: at(sale_ends_at) ?? new Date(ends_at),
  };
}

/** What cannot be about the times of a performance. */
export function performanceProblems(times: PerformanceTimes, pointer: string): OfferProblem[] {
  const { starts_at, ends_at, doors_at, sale_starts_at, sale_ends_at } = times;
  const problems: OfferProblem[] = [];
  const bad = (field: string, detail: string) =>
    void problems.push({ pointer: `${pointer}/${field}`, code: "out_of_order", detail });
  if (ends_at <= starts_at) bad("ends_at", "It ends before it starts.");
  else if (ends_at.getTime() - starts_at.getTime() > LONGEST_MS)
    bad("ends_at", "It lasts longer than a month.");
  if (doors_at && doors_at > starts_at) bad("doors_at", "The doors open after it starts.");
  if (sale_starts_at && sale_ends_at <= sale_starts_at)
    bad("sale_ends_at", "The sale ends before it starts.");
  if (sale_ends_at > ends_at) bad("sale_ends_at", "The sale ends after the performance.");
  return problems;
}
