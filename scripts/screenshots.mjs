// `npm run screenshots`: installs and builds what is missing, then makes a picture of every page in every state.
import { prepareAndRun } from "./prepare/prepare.mjs";

await prepareAndRun("web/e2e/screenshots.ts", { web: true });
