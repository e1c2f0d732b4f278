// `npm start`: installs and builds what is missing, then runs Foyer until one of the two is asked to stop.
import { prepareAndRun } from "./prepare/prepare.mjs";

await prepareAndRun("run.ts", { web: true, settings: true });
