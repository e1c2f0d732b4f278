/**
 * The colours of mails and PDFs: what web/src/tokens.css comes to with the house's accent, as numbers, because neither
 * mail programs nor PDFs can derive a colour. `inks.test.ts` compares.
 */
export const LIGHT = {
  accent: "#961c4e",
  on_accent: "#ffffff",
  ground: "#f6f3f3",
  sheet: "#ffffff",
  rule: "#dfdbdc",
  tear: "#bbb6b7",
  quiet: "#6b6465",
  ink: "#1c1517",
};
export const DARK: typeof LIGHT = {
  accent: "#a64666",
  on_accent: "#ffffff",
  ground: "#110d0e",
  sheet: "#1c1718",
  rule: "#383234",
  tear: "#524b4d",
  quiet: "#a0999b",
  ink: "#f2eff0",
};
