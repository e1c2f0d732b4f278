import { defineConfig } from "@lingui/cli";
import { formatter } from "@lingui/format-po";

/**
 * Source language is English, in the code. German must be complete or the build fails; where Arabic has no word yet,
 * the English one stands.
 */
export default defineConfig({
  rootDir: import.meta.dirname,
  sourceLocale: "en",
  locales: ["en", "de", "ar"],
  fallbackLocales: { ar: "en" },
  catalogs: [{ path: "<rootDir>/src/locales/{locale}", include: ["<rootDir>/src"] }],
  // Without line numbers a moved line is no change of the catalogue; without a date a run is repeatable.
  format: formatter({ lineNumbers: false, origins: true }),
  orderBy: "message",
});
