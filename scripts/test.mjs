// `npm test`: installs and builds what is missing, then runs the tests; arguments narrow them down.
import { prepareAndRun } from "./prepare/prepare.mjs";

await prepareAndRun("scripts/run-tests.ts", { web: true });
