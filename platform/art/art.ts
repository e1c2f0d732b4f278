import type { Drawing, Random } from "./families.ts";
import { HEIGHT, arch, beam, bloom, chord, LEFT, strand, tide, tile, WIDTH } from "./families.ts";

const DRAW = { arch, tide, chord, beam, strand, bloom, tile } satisfies Record<string, Drawing>;
export type ArtFamily = keyof typeof DRAW;
export const ART_FAMILIES = Object.keys(DRAW) as ArtFamily[];

/** Ground, then four inks from deep to light. Dark grounds are printed with opaque inks, light ones overprint. */
const INKS = {
  dusk: { dark: true, colors: ["#221a44", "#4b2a6b", "#b4436c", "#f0a35e", "#fbe9c6"] },
  harbour: { dark: true, colors: ["#0f2a3d", "#1d5068", "#3f8f9b", "#f2c14e", "#f7efdc"] },
  velvet: { dark: true, colors: ["#2a0f1f", "#6d1a3c", "#b5324f", "#e98f6f", "#f9e3cf"] },
  brass: { dark: true, colors: ["#211a14", "#54401f", "#a9792b", "#e2b95a", "#fbf0d2"] },
  poppy: { dark: false, colors: ["#f6e7d8", "#2b2a4c", "#d9482b", "#f0a83a", "#8fb7b3"] },
  moss: { dark: false, colors: ["#eef0e0", "#1f4a3d", "#4f8a5b", "#e2a33c", "#c9d48b"] },
  glass: { dark: false, colors: ["#e3eeed", "#173f5a", "#2f8a94", "#ee7a5b", "#f4cf82"] },
  plum: { dark: false, colors: ["#f3e6ea", "#3b1f4d", "#8c3a7a", "#ef8354", "#f2c6a0"] },
} as const;
export type ArtInks = keyof typeof INKS;
export const ART_INKS = Object.keys(INKS) as ArtInks[];

export interface ArtOptions {
  /** Which of the seven ways to draw; without it the slug decides. */
  family?: ArtFamily | undefined;
  /** Which of the eight sets of inks; without it the slug decides. */
  inks?: ArtInks | undefined;
  /** Family "tile": what is cut from the printed sheet. */
  shape?: "shirt" | "mug" | undefined;
  /** The whole print, 1440 × 500, instead of its middle, 800 × 500. */
  wide?: boolean | undefined;
  /** What a screen reader says. Without it the picture is decoration. */
  title?: string | undefined;
}

/**
 * Artwork for anything that has no picture: the text of an SVG document.
 * Pure and deterministic: the same slug gives the same picture in browser, mail and PDF, forever.
 * Ids inside depend on slug and options, so several pictures can stand in one HTML document.
 */
export function art(slug: string, { family, inks, shape, wide = false, title }: ArtOptions = {}): string {
  const random = randomOf(slug);
  // The order of the draws is part of the picture: a pinned family or ink must not take one.
  const drawn = family ?? pick(ART_FAMILIES, random);
  const { dark, colors } = INKS[inks ?? pick(ART_INKS, random)];
  const body = DRAW[drawn](random, colors, {
    blend: dark ? "" : "mix-blend-mode:multiply",
    clip_id: `art-${hashOf(`${slug}|${drawn}|${shape ?? ""}|${wide}`).toString(36)}`,
    shape,
  });
  const left = wide ? `${LEFT} 0 ${WIDTH}` : "0 0 800";
  const voice = title ? `role="img" aria-label="${escape(title)}"` : 'aria-hidden="true"';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${HEIGHT}" preserveAspectRatio="xMidYMid slice" style="isolation:isolate" ${voice}>${body}</svg>`;
}

/** FNV-1a with a final mix, so that slugs that differ in one letter part at once. */
function hashOf(text: string): number {
  let hash = 2166136261;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** mulberry32: numbers from 0 to below 1. */
function randomOf(slug: string): Random {
  let state = hashOf(slug);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
function escape(text: string): string {
  // Control characters and halves of a surrogate pair are not allowed in XML, not even as entities.
  return text
    .toWellFormed()
    .replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? "")
    .replace(/[\u0000-\u001f\ufffe\uffff]/g, " ");
}
