import { isIP } from "node:net";
import { resolve } from "node:path";
import type { Settings } from "./config.ts";
import { type KafkaConfig, kafkaConfig } from "./events/settings.ts";
import { type S3Config, s3Config } from "./objects/settings.ts";
import { type TelemetryConfig, telemetryConfig } from "./telemetry/settings.ts";

/** WAITING_ROOM for waiting-room */
export const envName = (service: string) => service.toUpperCase().replaceAll("-", "_");

/** What the chassis itself needs to know, whatever services run. */
export interface PlatformConfig {
  production: boolean;
  host: string;
  log_level: string;
  data_dir: string;
  /** undefined: files are kept in the data directory. */
  s3: S3Config | undefined;
  /** undefined: what it would do is done in memory. */
  redis_url: string | undefined;
  /** undefined: events go from database to database. */
  kafka: KafkaConfig | undefined;
  /** undefined: traces are not kept. */
  telemetry: TelemetryConfig | undefined;
  secret: string;
  pool_size: number;
  /** How long it goes on as before after it has said that it is about to end. */
  drain_grace_ms: number;
  metrics_port: number | undefined;
  public_urls: { api: string; web: string };
  allowed_origins: string[];
  /** Addresses whose X-Forwarded-For is believed. */
  trusted_proxies: string[];
}

export function platformConfig(settings: Settings): PlatformConfig {
  const host = settings.text("HOST", "address to listen on", "127.0.0.1");
  const gateway_port = settings.integer("GATEWAY_PORT", "port of the gateway; 0 picks a free one", 8080, {
    min: 0,
    max: 65_535,
  });
  const web_port = settings.integer("WEB_PORT", "port of the web app; 0 picks a free one", 3000, {
    min: 0,
    max: 65_535,
  });
  settings.choice(
    "FOYER_ENV",
    "what kind of installation this is",
    ["development", "production"],
    "development",
  );
  const secret = settings.secret(
    "FOYER_SECRET",
    "the installation's one secret, at least 32 characters; all keys are derived from it",
  );
  if (secret !== "" && secret.length < 32)
    settings.problem("FOYER_SECRET", "must be at least 32 characters long");
  const metrics_port = settings.integer(
    "METRICS_PORT",
    "a port of its own for /metrics; 0: on the service's port, for loopback only",
    0,
    { min: 0, max: 65_535 },
  );
  // Listening everywhere is no address that anybody could follow.
  const here = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const web = settings.url("PUBLIC_WEB_URL", "where people find the web app", `http://${here}:${web_port}`);
  const extra = settings.optional(
    "CORS_ORIGINS",
    "further origins whose pages may call the API, comma-separated",
  );
  return {
    production: settings.production,
    host,
    log_level: settings.choice(
      "LOG_LEVEL",
      "what is logged",
      ["fatal", "error", "warn", "info", "debug", "trace"],
      "info",
    ),
    data_dir: resolve(settings.text("FOYER_DATA_DIR", "where data lives", ".foyer")),
    s3: s3Config(settings),
    redis_url: redisUrl(settings),
    kafka: kafkaConfig(settings),
    telemetry: telemetryConfig(settings),
    secret,
    pool_size: settings.integer("DATABASE_POOL_SIZE", "connections per service, at most", 20, {
      min: 2,
      max: 50,
    }),
    drain_grace_ms:
      1_000 *
      settings.integer(
        "DRAIN_GRACE_SECONDS",
        "before it ends, a process says so and goes on for so long, until whoever chooses between instances has noticed; in one process for all it does not wait unless this is set",
        2,
        { min: 0, max: 10 },
      ),
    metrics_port: metrics_port || undefined,
    public_urls: {
      api: settings.url("PUBLIC_API_URL", "where people find the API", `http://${here}:${gateway_port}`),
      web,
    },
    trusted_proxies: proxies(settings),
    allowed_origins: [...withLocalhost(web), ...(extra?.split(",").map((origin) => origin.trim()) ?? [])],
  };
}

function redisUrl(settings: Settings): string | undefined {
  const url = settings.optional(
    "REDIS_URL",
    "Redis, redis:// or rediss:// with user and password where it wants them; unless set, every instance counts for itself",
  );
  if (url !== undefined && !/^rediss?:$/.test(URL.parse(url)?.protocol ?? ""))
    settings.problem("REDIS_URL", "is not a redis address");
  return url;
}

function proxies(settings: Settings): string[] {
  const name = "TRUSTED_PROXIES";
  const told = settings.optional(
    name,
    "proxies in front of Foyer, comma-separated addresses, networks or loopback: X-Forwarded-For from them says whose request it is",
  );
  const list = told?.split(",").map((one) => one.trim()) ?? [];
  const known = (one: string) => {
    const [address, bits] = one.split("/");
    const most = isIP(address!) === 4 ? 32 : isIP(address!) === 6 ? 128 : -1;
    return (
      one === "loopback" || (most > 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= most)))
    );
  };
  if (list.every(known)) return list;
  settings.problem(name, "must be addresses such as 10.0.0.7, networks such as 10.0.0.0/8, or loopback");
  return [];
}

// People type either name of their own machine.
function withLocalhost(origin: string): string[] {
  return origin.includes("//127.0.0.1:")
    ? [origin, origin.replace("//127.0.0.1:", "//localhost:")]
    : [origin];
}

/** Where one service listens and keeps its data. */
export interface Placement {
  http_port: number;
  rpc_port: number;
  database_url: string;
  /** A replica for lists. */
  database_read_url: string | undefined;
}

export function placementOf(
  settings: Settings,
  service: string,
  ports: { http_port: number; rpc_port: number },
  has_database: boolean,
): Placement {
  const name = envName(service);
  const range = { min: 0, max: 65_535 };
  return {
    http_port: settings.integer(`${name}_PORT`, `REST port of ${service}`, ports.http_port, range),
    rpc_port: settings.integer(`${name}_RPC_PORT`, `gRPC port of ${service}`, ports.rpc_port, range),
    database_url: has_database ? databaseUrl(settings, service) : "",
    database_read_url: has_database ? databaseReadUrl(settings, service) : undefined,
  };
}

function databaseUrl(settings: Settings, service: string): string {
  const own = settings.optional(`${envName(service)}_DATABASE_URL`, `PostgreSQL database of ${service}`);
  if (own) return own;
  const server = settings.text(
    "DATABASE_URL",
    "PostgreSQL server; each service has its own database <service>_db on it",
  );
  if (!URL.canParse(server)) {
    if (server !== "") settings.problem("DATABASE_URL", "is not a URL");
    return "";
  }
  return ownDatabaseOn(server, service);
}

function databaseReadUrl(settings: Settings, service: string): string | undefined {
  const meaning = `a replica of ${service}'s database, one server, for its lists`;
  const own = settings.optional(`${envName(service)}_DATABASE_READ_URL`, meaning);
  const server = settings.optional(
    "DATABASE_READ_URL",
    "a streaming replica of the PostgreSQL server, for lists; it may be away or late at any time",
  );
  if (own !== undefined || server === undefined) return own;
  if (URL.canParse(server)) return ownDatabaseOn(server, service);
  settings.problem("DATABASE_READ_URL", "is not a URL");
  return undefined;
}

function ownDatabaseOn(server: string, service: string): string {
  const url = new URL(server);
  url.pathname = `/${service.replaceAll("-", "_")}_db`;
  return url.href;
}
