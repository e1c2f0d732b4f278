import { join } from "node:path";
import type { SandboxSettings } from "./sandbox.ts";

/**
 * Settings from the environment, for a sandbox that runs alone. SANDBOX_PORT (8090), SANDBOX_SMTP_PORT (8025), HOST,
 * FOYER_DATA_DIR (.foyer), STRIPE_WEBHOOK_URL, PAYPAL_WEBHOOK_URL (the gateway of this machine), SANDBOX_PUBLIC_URL,
 * SANDBOX_ALLOWED_ORIGINS.
 * Names every problem at once.
 */
export function readSandboxConfig(env: NodeJS.ProcessEnv = process.env): SandboxSettings {
  const problems: string[] = [];
  const port = (name: string, fallback: number): number => {
    const value = env[name] ?? String(fallback);
    if (/^\d{1,5}$/.test(value) && Number(value) <= 65535) return Number(value);
    problems.push(`${name} must be a port from 0 to 65535, not "${value}"`);
    return fallback;
  };
  const address = (name: string, fallback: string | undefined): string | undefined => {
    const value = env[name] || fallback;
    if (value !== undefined && !URL.canParse(value))
      problems.push(`${name} must be an address like http://127.0.0.1:8080, not "${value}"`);
    return value;
  };
  const settings: SandboxSettings = {
    host: env["HOST"] || "127.0.0.1",
    port: port("SANDBOX_PORT", 8090),
    smtp_port: port("SANDBOX_SMTP_PORT", 8025),
    data_dir: join(env["FOYER_DATA_DIR"] || ".foyer", "sandbox"),
    webhook_url: address("STRIPE_WEBHOOK_URL", "http://127.0.0.1:8080/webhooks/stripe"),
    paypal_webhook_url: address("PAYPAL_WEBHOOK_URL", "http://127.0.0.1:8080/webhooks/paypal"),
    public_url: address("SANDBOX_PUBLIC_URL", undefined),
    allowed_origins: (env["SANDBOX_ALLOWED_ORIGINS"] ?? "")
      .split(",")
      .map((one) => one.trim())
      .filter((one) => one !== ""),
  };
  if (problems.length > 0) throw new Error(`The sandbox cannot start:\n  ${problems.join("\n  ")}`);
  return settings;
}
