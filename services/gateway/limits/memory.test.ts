import { conformance } from "./conformance.ts";
import { memoryLimiter } from "./memory.ts";

conformance("memory", memoryLimiter);
