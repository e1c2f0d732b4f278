// `npm run check`: everything that can be said about the code without running it.
import { prepareAndRun } from "./prepare/prepare.mjs";

await prepareAndRun("scripts/run-checks.ts", { web: false });
