// `npm start`: installs and builds what is missing, then runs Foyer until one of the two is asked to stop.
import { whenStarterVanishes } from "./prepare/ancestors.mjs";
import { stopChild } from "./prepare/child.mjs";
import { prepareAndRun } from "./prepare/prepare.mjs";

whenStarterVanishes(stopChild);
// With FOYER_LAUNCHER the program knows whose death to watch for, should we be killed with no time to tell it.
await prepareAndRun("run.ts", { web: true, env: { FOYER_LAUNCHER: String(process.pid) } });
