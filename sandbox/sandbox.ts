import type { AddressInfo } from "node:net";
import { type Deliverer, type Sender, startDeliverer } from "./deliver.ts";
import { createHttp } from "./http.ts";
import { forgetOldKeys as forgetPayPalKeys } from "./paypal/idempotency.ts";
import { settleDue as settlePayPal } from "./paypal/settle-due.ts";
import { webhookHeaders as payPalHeaders } from "./paypal/signature.ts";
import { startSmtp } from "./smtp/smtp-server.ts";
import { openFaults } from "./store/faults.ts";
import { openMails } from "./store/mails.ts";
import { openStore } from "./store/open-store.ts";
import { openPayPalObjects } from "./store/paypal-objects.ts";
import { openRequestLog } from "./store/requests.ts";
import { openStripeObjects } from "./store/stripe-objects.ts";
import { openWebhooks } from "./store/webhooks.ts";
import { forgetOldKeys } from "./stripe/idempotency.ts";
import { settleDue as settleStripe } from "./stripe/settle-due.ts";
import { webhookHeaders as stripeHeaders } from "./stripe/signature.ts";
import type { World } from "./world.ts";

type Target = string | undefined | (() => string | undefined);

export type SandboxSettings = {
  host: string;
  /** 0 picks a free one. */
  port: number;
  smtp_port: number;
  /** Where `sandbox.sqlite` lives. */
  data_dir: string;
  /** Where Stripe's webhooks go. A function is asked before each sending; undefined or empty: they wait. */
  webhook_url: Target;
  /** The same for PayPal's. */
  paypal_webhook_url?: Target;
  /** The events that Stripe's webhook endpoint is set up for; all of them when absent. */
  stripe_events?: readonly string[] | undefined;
  /** How browsers reach the sandbox; the address it listens on when absent. Used in links for customers. */
  public_url?: string | undefined;
  /** Origins beside those of this machine whose pages may call Stripe's API, such as `https://shop.example`. */
  allowed_origins?: readonly string[] | undefined;
  /** Milliseconds since 1970; `Date.now` when absent. */
  clock?: (() => number) | undefined;
  log?: ((line: string) => void) | undefined;
};

export type RunningSandbox = { url: string; smtp_port: number; stop(): Promise<void> };

/**
 * Starts the outside world: Stripe, PayPal, the SMTP mailbox and the sandbox's page, over the data it left last time.
 * `stop` ends every connection, also those a fault keeps silent; what is due is sent after the next start.
 */
export async function startSandbox(settings: SandboxSettings): Promise<RunningSandbox> {
  const clock = settings.clock ?? Date.now;
  const store = openStore(settings.data_dir);
  const faults = openFaults(store);
  const listening = { url: "" };
  const world: World = {
    store,
    faults,
    clock,
    log: settings.log ?? ((line) => void process.stderr.write(`sandbox ${line}\n`)),
    requests: openRequestLog(store, clock),
    webhooks: openWebhooks(store, faults, clock),
    mails: openMails(store, clock),
    stripe: openStripeObjects(store),
    stripe_events: settings.stripe_events && new Set(settings.stripe_events),
    paypal: openPayPalObjects(store),
    publicUrl: () => listening.url,
    wake: () => deliverer.wake(),
  };
  const deliverer = openDeliverer(world, settings);
  const http = createHttp(world, settings.allowed_origins ?? []);
  try {
    await http.listen({ host: settings.host, port: settings.port });
    const url = addressOf(settings.host, (http.server.address() as AddressInfo).port);
    listening.url = (settings.public_url ?? url).replace(/\/+$/, "");
    const smtp = await startSmtp(world, { host: settings.host, port: settings.smtp_port });
    forgetOldKeys(world);
    forgetPayPalKeys(world);
    deliverer.wake();
    return {
      url,
      smtp_port: smtp.port,
      async stop() {
        await Promise.all([http.close(), smtp.stop(), deliverer.stop()]);
        store.close();
      },
    };
  } catch (error) {
    await Promise.all([http.close(), deliverer.stop()]);
    store.close();
    throw error;
  }
}

function openDeliverer(world: World, settings: SandboxSettings): Deliverer {
  const asked = (target: Target) => (typeof target === "function" ? target() : target);
  const stripe: Sender = {
    target: () => asked(settings.webhook_url),
    headers: ({ payload }) => stripeHeaders(payload, world.clock()),
  };
  const paypal: Sender = {
    target: () => asked(settings.paypal_webhook_url),
    headers: ({ payload }) => payPalHeaders(world, payload, world.clock()),
  };
  return startDeliverer(world, { stripe, paypal }, () => {
    settleStripe(world);
    settlePayPal(world);
  });
}

/** An address that can be called: "all interfaces" is reached on this machine's own. */
function addressOf(host: string, port: number): string {
  if (host === "0.0.0.0" || host === "::") return `http://127.0.0.1:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
