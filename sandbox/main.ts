import { readSandboxConfig } from "./config.ts";
import { startSandbox } from "./sandbox.ts";

/** The sandbox as a process of its own: prints one line when it is ready, ends with 0 on SIGTERM and SIGINT. */
const sandbox = await startSandbox(readSandboxConfig());
process.stdout.write(
  `sandbox ready ${JSON.stringify({ sandbox: sandbox.url, smtp_port: sandbox.smtp_port })}\n`,
);

let stopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void sandbox.stop().then(() => process.exit(0));
  });
}
