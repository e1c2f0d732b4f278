import type { Appearance } from "@stripe/stripe-js";
import { tokenColors } from "../lib/token-colors.ts";

/** Our tokens as Stripe's frames understand them, for the theme that the element stands in. */
export function stripeLook(element: HTMLElement): Appearance {
  const colors = tokenColors(element, {
    sheet: "--sheet",
    ink: "--ink",
    second: "--ink-2",
    third: "--ink-3",
    edge: "--edge",
    accent: "--accent-ink",
    bad: "--bad",
  });
  const style = getComputedStyle(element);
  const { colorScheme } = style;
  const dark =
    colorScheme === "dark" ||
    (colorScheme.includes("dark") && matchMedia("(prefers-color-scheme: dark)").matches);
  return {
    theme: dark ? "night" : "stripe",
    disableAnimations: matchMedia("(prefers-reduced-motion: reduce)").matches,
    variables: {
      colorPrimary: colors.accent,
      colorBackground: colors.sheet,
      colorText: colors.ink,
      colorTextSecondary: colors.second,
      colorTextPlaceholder: colors.third,
      colorDanger: colors.bad,
      fontFamily: style.getPropertyValue("--font-desk").trim() || "system-ui, sans-serif",
      fontSizeBase: "16px",
      fontSizeSm: "14px",
      borderRadius: "6px",
      gridRowSpacing: "14px",
      gridColumnSpacing: "16px",
    },
    rules: {
      ".Label": { fontWeight: "600", marginBottom: "4px" },
      ".Input": {
        border: `1px solid ${colors.edge}`,
        boxShadow: "none",
        padding: "10px 12px",
        lineHeight: "22px",
      },
      ".Input:focus": { border: `1px solid ${colors.accent}`, boxShadow: `0 0 0 1px ${colors.accent}` },
      ".Input--invalid": { border: `1px solid ${colors.bad}`, boxShadow: `inset 0 0 0 1px ${colors.bad}` },
    },
  };
}
