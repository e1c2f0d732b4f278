import { existsSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { fileURLToPath } from "node:url";
import helmet from "@fastify/helmet";
import files from "@fastify/static";
import fastify, { type FastifyHttpOptions, type FastifyInstance } from "fastify";
import { closing } from "../platform/http/closing.ts";
import { compressAnswers } from "../platform/http/compress.ts";
import { mountRelay } from "../platform/http/mount-relay.ts";
import { sendProblem } from "../platform/http/problem.ts";
import { Relay } from "../platform/http/relay.ts";
import { createLog } from "../platform/log.ts";
import { createMetrics } from "../platform/metrics.ts";
import { newTrace } from "../platform/trace.ts";
import { servePages } from "./serve-pages.ts";

/** Published, so everybody knows it. With this key our own fields take the card, with every other one Stripe's. */
const SANDBOX_KEY = "pk_test_foyer_sandbox";
/** Longer than the gateway's own: it says more about what is missing. */
const DEADLINE_MS = 12_000;
const DIST = fileURLToPath(new URL("./dist/", import.meta.url));

/** The API in this process: requests under /api reach it without another hop. */
export interface LocalApi {
  handle(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

export interface WebOptions {
  host: string;
  port: number;
  /** The API in this process, or the gateways' addresses. */
  api: LocalApi | string[];
  /** What the app is told at its start, as /config.json. */
  settings: {
    stripe_publishable_key: string;
    stripe_api_url: string;
    /** True where PayPal can be chosen. */
    paypal: boolean;
    /** Whoever came by an advertisement there is asked whether TikTok may be told; absent: nobody is. */
    tiktok_pixel_id?: string | undefined;
    sandbox_url: string | null;
    test_mode: boolean;
    version: string;
  };
}

/**
 * Serves the built web app, and the API on the same origin under /api (and /art, /ws), so that cookies are
 * first-party and no page needs CORS.
 */
export async function startWeb(options: WebOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const local = Array.isArray(options.api) ? undefined : options.api;
  const settings: FastifyHttpOptions<Server> = {
    logger: false,
    forceCloseConnections: "idle",
    // Whoever is still connected when it ends is answered, not refused in another format than all else.
    return503OnClosing: false,
    serverFactory: (handler) =>
      createServer(
        { requestTimeout: 15_000, headersTimeout: 10_000, connectionsCheckingInterval: 1_000 },
        (request, response) => {
          if (local && isApi(request)) local.handle(request, response);
          else handler(request, response);
        },
      ),
  };
  const app: FastifyInstance = fastify(settings);
  await app.register(helmet, {
    contentSecurityPolicy: { directives: policy(options) },
    crossOriginEmbedderPolicy: false,
  });
  app.addHook("onSend", async (_request, reply) => {
    // The door reads codes with the camera of our own pages; nobody's frames in them get it, or anything like it.
    reply.header("permissions-policy", "camera=(self), microphone=(), geolocation=()");
  });
  if (!local) await forward(app, options.api as string[]);
  compressAnswers(app, 1_024);
  const config = { ...options.settings, card_form: takesCardsItself(options) ? "sandbox" : "stripe" };
  app.get("/config.json", (_request, reply) => reply.header("cache-control", "no-cache").send(config));
  serveApp(app, config);
  await app.listen({ host: options.host, port: options.port });
  if (local) {
    app.server.on("upgrade", (request, socket, head) => {
      isApi(request);
      local.upgrade(request, socket, head);
    });
  }
  const { port } = app.server.address() as { port: number };
  return { url: `http://${options.host}:${port}`, stop: closing(app) };
}

/** Takes the /api of the address off; /art and /ws are the same on both origins. */
function isApi(request: IncomingMessage): boolean {
  const url = request.url ?? "/";
  request.url = apiPath(url);
  return request.url !== url || url.startsWith("/art/");
}

const apiPath = (url: string) => (/^\/api(?=[/?]|$)/.test(url) ? url.slice(4).replace(/^(?!\/)/, "/") : url);

/** Without the API in this process, its gateways are asked: several where there are several. */
async function forward(app: FastifyInstance, addresses: string[]): Promise<void> {
  const log = createLog("web", "info");
  const relay = new Relay({ target: "gateway", addresses, log, metrics: createMetrics() });
  app.setErrorHandler((error, _request, reply) =>
    sendProblem(reply, error, { correlation_id: newTrace().correlation_id, errors_url: "/api/errors" }),
  );
  await mountRelay(app, relay, {
    prefixes: ["/api", "/art"],
    path: ({ raw }) => apiPath(raw.url!),
    // Says that somebody else asks: what is for this machine only stays closed.
    headers: ({ headers, ip }) => ({
      via: "1.1 foyer-web",
      "x-forwarded-for": [headers["x-forwarded-for"], ip].filter(Boolean).join(", "),
    }),
    deadline_ms: () => performance.now() + DEADLINE_MS,
  });
  app.server.on("upgrade", (request, socket, head) => {
    const path = apiPath(request.url!);
    void relay.tunnels.pass(request, socket, head, { path, headers: { via: "1.1 foyer-web" } });
  });
}

function serveApp(app: FastifyInstance, config: object): void {
  if (!existsSync(`${DIST}index.html`)) {
    app.setNotFoundHandler((_request, reply) =>
      reply.code(503).type("text/plain").send("The web app is not built yet. Run: npm start\n"),
    );
    return;
  }
  void app.register(files, {
    root: DIST,
    wildcard: false,
    index: false,
    preCompressed: true,
    // Names of assets hold their hash; everything else is asked for again.
    setHeaders: (reply, path) =>
      void reply.header(
        "cache-control",
        path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
      ),
  });
  servePages(app, DIST, config);
}

const takesCardsItself = ({ settings }: WebOptions) => settings.stripe_publishable_key === SANDBOX_KEY;

/** What pages may load. Stripe's addresses are let in only where Stripe takes the cards, as its security guide says. */
function policy(options: WebOptions): Record<string, string[] | null> {
  const own = takesCardsItself(options);
  const provider = new URL(options.settings.stripe_api_url).origin;
  const scripts = own ? [] : ["https://js.stripe.com", "https://*.js.stripe.com"];
  const pixel = options.settings.tiktok_pixel_id ? ["https://analytics.tiktok.com"] : [];
  return {
    defaultSrc: ["'self'"],
    // 'wasm-unsafe-eval' lets WebAssembly be compiled and nothing else: docs/decisions/0036.
    scriptSrc: ["'self'", "'wasm-unsafe-eval'", ...scripts, ...pixel],
    styleSrc: ["'self'"],
    // Stripe.js gives the frames that it makes their size in a style attribute; nobody may add a style element.
    ...(own ? {} : { styleSrcAttr: ["'unsafe-inline'"] }),
    imgSrc: ["'self'", "data:", "blob:", ...pixel],
    connectSrc: ["'self'", "ws:", "wss:", own ? provider : "https://api.stripe.com", ...pixel],
    frameSrc: own ? ["'none'"] : [...scripts, "https://hooks.stripe.com"],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    upgradeInsecureRequests: null,
  };
}
