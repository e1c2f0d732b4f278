import { searchable } from "../domain/text.ts";
import type { SearchQuery } from "./engine.ts";

const MAX_WORDS = 10;
const MAX_LENGTH = 40;

/** What somebody typed, as words: letters and figures only, so that nothing in them means anything to an engine. */
export function wordsOf(typed: string | undefined): SearchQuery["q"] {
  if (typed === undefined) return null;
  const words = searchable(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, MAX_WORDS)
    .map((word) => [...word].slice(0, MAX_LENGTH).join(""));
  return { words, text: words.join(" ") };
}
