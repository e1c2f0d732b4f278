import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { timesQuery } from "../api/products.ts";
import type { FreeTime, Product } from "../api/types.ts";
import { isoDay } from "../lib/dates.ts";
import { serverNow } from "../lib/server-clock.ts";
import { addMonths, isFree, type Start, startsByDay } from "../lib/times.ts";

/** How far ahead one can turn the calendar. */
const MONTHS_AHEAD = 11;
/** Between two looks one question is the same question. */
const MINUTE_MS = 60_000;
/** Around a month, so that every zone's days of it are in. */
const EDGE_MS = 14 * 3_600_000;

export interface SlotChoice {
  /** Times of the month for the chosen provider, taken ones too, by day; undefined while they are not known. */
  days: Map<string, Start[]> | undefined;
  /** All free times of the month, whoever serves them. */
  times: readonly FreeTime[];
  /** The free ones of a day. */
  freeOn(day: string): Start[];
  failed: unknown;
  month: string;
  first: string;
  last: string;
  turn(month: string): void;
  provider_id: string | undefined;
  serveBy(provider_id: string | undefined): void;
  quantity: number;
  people(quantity: number): void;
  day: string | undefined;
  chooseDay(day: string): void;
  start: Start | undefined;
  /** Somebody else has taken the chosen time meanwhile. */
  gone: boolean;
  choose(start: Start | undefined): void;
}

/** Who, which day, which time: the free ones are looked at again while one chooses. */
export function useSlotChoice(service: Product): SlotChoice {
  const zone = service.time_zone;
  const now = Math.floor(serverNow() / MINUTE_MS) * MINUTE_MS;
  const first = isoDay(new Date(now), zone).slice(0, 7);
  const [month, turn] = useState(first);
  const [provider_id, serveBy] = useState<string>();
  const [quantity, people] = useState(1);
  const [asked, chooseDay] = useState<string>();
  const [start, choose] = useState<Start>();
  const from = new Date(Math.max(now, Date.parse(`${month}-01T00:00:00Z`) - EDGE_MS)).toISOString();
  const to = new Date(Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`) + EDGE_MS).toISOString();
  const { data, error, isPlaceholderData } = useQuery({
    ...timesQuery(service.id, from, to, quantity),
    placeholderData: keepPreviousData,
  });
  const all = (data ?? []).filter(({ start_time: at }) => isoDay(new Date(at), zone).startsWith(month));
  const days = data && !isPlaceholderData ? startsByDay(all, zone, provider_id) : undefined;
  const freeOn = (on: string) => (days?.get(on) ?? []).filter((one) => isFree(one, quantity));
  const day =
    asked?.startsWith(month) && days?.get(asked) ? asked : days?.keys().find((on) => freeOn(on).length > 0);
  const isGone = (chosen: Start | undefined) => {
    if (!chosen || !days) return false;
    const on = isoDay(new Date(chosen.start_time), zone);
    return on.startsWith(month) && !freeOn(on).some((one) => one.start_time === chosen.start_time);
  };
  return {
    days,
    times: all.filter((one) => isFree(one, quantity)),
    freeOn,
    failed: data ? undefined : error,
    month,
    first,
    last: addMonths(first, MONTHS_AHEAD),
    turn,
    provider_id,
    serveBy,
    quantity,
    people,
    day,
    chooseDay,
    start,
    gone: isGone(start),
    choose,
  };
}
