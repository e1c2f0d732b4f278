// `npm run start:distributed`: installs and builds what is missing, then runs every service as a process of its own.
import { prepareAndRun } from "./prepare/prepare.mjs";

await prepareAndRun("run/distributed/main.ts", { web: true, settings: true });
