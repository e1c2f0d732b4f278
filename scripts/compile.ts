// Loads all that a service's process loads, so that Node's compile cache (NODE_COMPILE_CACHE) has it: for images, where
// nothing is kept from one start to the next.
import { flushCompileCache } from "node:module";
import { system } from "../system.ts";

for (const { load } of system) await load();
await import("../platform/runtime.ts");
await import("../run/lean.ts");
await import("../web/server.ts");
await import("../sandbox/sandbox.ts");
flushCompileCache();
process.exit();
