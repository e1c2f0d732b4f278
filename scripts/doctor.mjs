// `npm run doctor`: the settings that are in effect, and what is wrong with them. Words are names of services.
import { prepareAndRun } from "./prepare/prepare.mjs";

await prepareAndRun("scripts/run-doctor.ts", { web: false });
