import { existsSync } from "node:fs";
import { join } from "node:path";

// Imported before anything that looks at settings, as `npm start` does it: the environment wins.
const file = join(import.meta.dirname, "../.env");
if (existsSync(file)) process.loadEnvFile(file);
