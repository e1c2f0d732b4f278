// `npm run test:a11y`: every page in every state at every width, light and dark, and in every language.
import { prepareAndRun } from "./prepare/prepare.mjs";

process.env.FOYER_A11Y = "all";
process.argv.push("web/e2e/a11y");
await prepareAndRun("scripts/run-tests.ts", { web: true });
