import { existsSync } from "node:fs";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { Duplex } from "node:stream";
import { fileURLToPath } from "node:url";
import compress from "@fastify/compress";
import helmet from "@fastify/helmet";
import files from "@fastify/static";
import fastify, { type FastifyHttpOptions, type FastifyInstance } from "fastify";
import { closing } from "../platform/http/closing.ts";

/** Published, so everybody knows it. With this key our own fields take the card, with every other one Stripe's. */
const SANDBOX_KEY = "pk_test_foyer_sandbox";
const DIST = fileURLToPath(new URL("./dist/", import.meta.url));

/** The API in this process: requests under /api reach it without another hop. */
export interface LocalApi {
  handle(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

export interface WebOptions {
  host: string;
  port: number;
  /** The API in this process, or the gateway's address. */
  api: LocalApi | string;
  /** What the app is told at its start, as /config.json. */
  settings: {
    stripe_publishable_key: string;
    stripe_api_url: string;
    /** True where PayPal can be chosen. */
    paypal: boolean;
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
  const local = typeof options.api === "string" ? undefined : options.api;
  const settings: FastifyHttpOptions<Server> = {
    logger: false,
    forceCloseConnections: "idle",
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
  if (!local) await forward(app, options.api as string);
  await app.register(compress, { threshold: 1_024 });
  app.get("/config.json", (_request, reply) =>
    reply
      .header("cache-control", "no-cache")
      .send({ ...options.settings, card_form: takesCardsItself(options) ? "sandbox" : "stripe" }),
  );
  serveApp(app);
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
  if (/^\/api(?=[/?]|$)/.test(url)) {
    request.url = url.slice(4).replace(/^(?!\/)/, "/");
    return true;
  }
  return url.startsWith("/art/");
}

async function forward(app: FastifyInstance, upstream: string): Promise<void> {
  const { default: proxy } = await import("@fastify/http-proxy");
  // Says that somebody else asks: what is for this machine only stays closed.
  const replyOptions = {
    rewriteRequestHeaders: (request: { ip: string }, headers: IncomingHttpHeaders) => ({
      ...headers,
      via: "1.1 foyer-web",
      "x-forwarded-for": [headers["x-forwarded-for"], request.ip].filter(Boolean).join(", "),
    }),
  };
  await app.register(proxy, { upstream, prefix: "/api", rewritePrefix: "", websocket: true, replyOptions });
  await app.register(proxy, { upstream, prefix: "/art", rewritePrefix: "/art", replyOptions });
  await app.register(proxy, { upstream, prefix: "/ws", rewritePrefix: "/ws", websocket: true, replyOptions });
}

function serveApp(app: FastifyInstance): void {
  const built = existsSync(`${DIST}index.html`);
  if (built) {
    void app.register(files, {
      root: DIST,
      wildcard: false,
      // Names of assets hold their hash; everything else is asked for again.
      setHeaders: (reply, path) =>
        void reply.header(
          "cache-control",
          path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
        ),
    });
  }
  app.setNotFoundHandler((request, reply) => {
    if (request.method !== "GET" && request.method !== "HEAD") return reply.code(404).send();
    if (!built)
      return reply.code(503).type("text/plain").send("The web app is not built yet. Run: npm start\n");
    if (/\.\w{2,5}$/.test(request.url.split("?")[0]!))
      return reply.code(404).type("text/plain").send("Not found\n");
    return reply.header("cache-control", "no-cache").sendFile("index.html");
  });
}

const takesCardsItself = ({ settings }: WebOptions) => settings.stripe_publishable_key === SANDBOX_KEY;

/** What pages may load. Stripe's addresses are let in only where Stripe takes the cards, as its security guide says. */
function policy(options: WebOptions): Record<string, string[] | null> {
  const own = takesCardsItself(options);
  const provider = new URL(options.settings.stripe_api_url).origin;
  const scripts = own ? [] : ["https://js.stripe.com", "https://*.js.stripe.com"];
  return {
    defaultSrc: ["'self'"],
    // 'wasm-unsafe-eval' lets WebAssembly be compiled and nothing else: docs/decisions/0036.
    scriptSrc: ["'self'", "'wasm-unsafe-eval'", ...scripts],
    styleSrc: ["'self'"],
    // Stripe.js gives the frames that it makes their size in a style attribute; nobody may add a style element.
    ...(own ? {} : { styleSrcAttr: ["'unsafe-inline'"] }),
    imgSrc: ["'self'", "data:", "blob:"],
    connectSrc: ["'self'", "ws:", "wss:", own ? provider : "https://api.stripe.com"],
    frameSrc: own ? ["'none'"] : [...scripts, "https://hooks.stripe.com"],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    upgradeInsecureRequests: null,
  };
}
