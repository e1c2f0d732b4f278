import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { DARK, LIGHT } from "./inks.ts";

const TOKENS = { ground: "ground", rule: "rule", tear: "tear", quiet: "ink-3", ink: "ink" } as const;
const HUE = 2;

test("mails and PDFs have the colours of the shop", async () => {
  const css = await readFile(new URL("../../web/src/tokens.css", import.meta.url), "utf8");
  assert.match(css, /--accent: var\(--organizer, oklch\(0\.45 0\.16 2\)\)/);
  for (const [ink, token] of Object.entries(TOKENS)) {
    const numbers = new RegExp(
      `--${token}:\\s*light-dark\\(\\s*oklch\\(from var\\(--accent\\) ([\\d.]+) min\\(c, ([\\d.]+)\\) h\\),\\s*oklch\\(from var\\(--accent\\) ([\\d.]+) min\\(c, ([\\d.]+)\\) h\\)`,
    ).exec(css);
    assert.ok(numbers, token);
    const [, light, light_chroma, dark, dark_chroma] = numbers.map(Number);
    assert.equal(LIGHT[ink as keyof typeof LIGHT], hexOf(light!, light_chroma!), token);
    assert.equal(DARK[ink as keyof typeof DARK], hexOf(dark!, dark_chroma!), `${token}, dark`);
  }
});

/** OKLCH of the house's hue as sRGB. */
function hexOf(lightness: number, chroma: number): string {
  const [a, b] = [chroma * Math.cos((HUE * Math.PI) / 180), chroma * Math.sin((HUE * Math.PI) / 180)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const bytes = linear.map((value) => {
    const gamma = value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
    return Math.round(Math.min(1, Math.max(0, gamma)) * 255)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${bytes.join("")}`;
}
