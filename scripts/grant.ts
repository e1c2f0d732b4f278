// `npm run grant -- admin somebody@example.com`: gives an account a role on the whole platform (admin, organizer).
// How an installation gets its first admin. Foyer may run meanwhile; it knows within seconds.
import "./env-file.ts";
import { AuthService } from "../contracts/gen/auth/v1/auth_pb.ts";
import { AppError } from "../platform/errors.ts";
import { startRuntime } from "../platform/runtime.ts";
import { secretOf } from "../run/environment.ts";
import { system } from "../system.ts";
import { serviceDatabaseUrl } from "./service-database.ts";

async function grant(role: string | undefined, email: string | undefined): Promise<string[]> {
  if (!role || !email) throw new Error("Say: npm run grant -- admin|organizer <e-mail address>");
  const env = {
    ...process.env,
    FOYER_SECRET: await secretOf(process.env),
    AUTH_DATABASE_URL: await serviceDatabaseUrl("auth"),
    AUTH_PORT: "0",
    AUTH_RPC_PORT: "0",
    METRICS_PORT: "0",
    LOG_LEVEL: "error",
  };
  // One more auth for a moment: the rules, the audit and the news to all others are its own.
  const runtime = await startRuntime({ entries: system, names: ["auth"], env });
  try {
    const auth = runtime.rooms[0]!.base.rpc("auth", AuthService);
    return (await auth.grantRole({ email, role })).roles;
  } finally {
    await runtime.stop();
  }
}

const [role, email] = process.argv.slice(2);
try {
  process.stdout.write(`${email} is now: ${(await grant(role, email)).join(", ")}\n`);
} catch (error) {
  const missing = error instanceof AppError && error.code === "not_found";
  process.stderr.write(`${missing ? `There is no account ${email}.` : (error as Error).message}\n`);
  process.exitCode = 1;
}
