import { learnServerTime } from "../lib/server-clock.ts";
import type { SiteConfig } from "./types.ts";

// What the server wrote into the page (web/first-page.ts): the app's surroundings and its page's first answer, so that
// nothing is waited for that could have come along.

interface First {
  config?: SiteConfig;
  /** By path and query, without /api. */
  answers: Record<string, { body: unknown; date: string | null }>;
}

/** A page that the browser kept for "back" holds what was true then. */
const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
const block = document.getElementById("first-answers")?.textContent;
const first: First = block ? JSON.parse(block) : { answers: {} };
if (visit?.type === "back_forward") first.answers = {};

/** As /config.json says it; undefined under `vite dev`. */
export const firstConfig = first.config;

/** The answer that came with the page, once: whoever asks again wants to know how it is now. */
export function firstAnswer({ method, url }: Request): Response | undefined {
  const { pathname, search } = new URL(url);
  const path = pathname.replace(/^\/api/, "") + search;
  const answer = method === "GET" ? first.answers[path] : undefined;
  delete first.answers[path];
  if (!answer) return undefined;
  learnServerTime(answer.date, visit?.requestStart ?? 0, visit?.responseStart ?? 0);
  return Response.json(answer.body);
}
