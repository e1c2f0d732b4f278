import type { Page } from "playwright-core";
import { SANDBOX_KEYS } from "../../run/environment.ts";

/** What the page called, in order: `elements.create("payment", …)` is `{ call: "elements.create", with: […] }`. */
export interface StripeCall {
  call: string;
  with: unknown[];
}

/**
 * Stands where js.stripe.com and api.stripe.com are: a script that answers to Stripe.js's documented calls, a frame
 * of its origin for the card's number, and the sandbox behind the API. Any call or option that is not documented
 * throws.
 */
export async function standInForStripe(page: Page, sandbox: string): Promise<void> {
  await page.route("https://js.stripe.com/*/stripe.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: `(${stripeJs.toString()})();` }),
  );
  await page.route("https://js.stripe.com/frame.html", (route) =>
    route.fulfill({ contentType: "text/html", body: FRAME }),
  );
  await page.route("https://api.stripe.com/**", async (route) => {
    const request = route.request();
    const body = new URLSearchParams(request.postData() ?? "");
    body.set("key", SANDBOX_KEYS.STRIPE_PUBLISHABLE_KEY);
    const { pathname } = new URL(request.url());
    const answer = await fetch(new URL(pathname, sandbox), { method: "POST", body });
    await route.fulfill({
      status: answer.status,
      contentType: "application/json",
      headers: { "access-control-allow-origin": "*" },
      body: await answer.text(),
    });
  });
}

export const stripeCalls = (page: Page): Promise<StripeCall[]> =>
  page.evaluate(() => (globalThis as unknown as { stripeCalls: StripeCall[] }).stripeCalls);

const FRAME = `<!doctype html><html lang="en"><title>Secure card payment input frame</title>
<label>Card number <input autocomplete="cc-number"></label>
<script>
  const input = document.querySelector("input");
  input.addEventListener("input", () => parent.postMessage({ number: input.value }, "*"));
  addEventListener("message", () => input.focus());
</script></html>`;

/** Runs in the page, alone: it may use nothing from outside itself. */
function stripeJs(): void {
  type Options = Record<string, unknown>;
  type Handler = (event: unknown) => void;
  const calls: { call: string; with: unknown[] }[] = [];
  const note = (call: string, ...given: unknown[]) =>
    calls.push({ call, with: JSON.parse(JSON.stringify(given)) as unknown[] });
  const only = (what: string, given: Options, known: string[]) => {
    for (const name of Object.keys(given))
      if (!known.includes(name)) throw new Error(`IntegrationError: ${what} knows no ${name}`);
  };
  let number = "";

  const element = (handlers: Record<string, Handler>) => ({
    on(event: string, handler: Handler) {
      if (!["ready", "change", "loaderror", "focus", "blur", "escape"].includes(event))
        throw new Error(`IntegrationError: no event ${event}`);
      handlers[event] = handler;
      return this;
    },
    mount(place: HTMLElement) {
      note("element.mount", place.tagName);
      const frame = document.createElement("iframe");
      frame.src = "https://js.stripe.com/frame.html";
      frame.title = "Secure payment input frame";
      frame.style.cssText = "border: 0; width: 100%; height: 60px";
      frame.addEventListener("load", () => handlers["ready"]?.({ elementType: "payment" }));
      place.append(frame);
      addEventListener("message", ({ data, origin }: MessageEvent<{ number?: string }>) => {
        if (origin !== "https://js.stripe.com" || data.number === undefined) return;
        number = data.number.replaceAll(/\D/g, "");
        handlers["change"]?.({
          elementType: "payment",
          complete: number.length === 16,
          empty: number === "",
        });
      });
    },
    focus: () => document.querySelector("iframe")?.contentWindow?.postMessage("focus", "*"),
    destroy: () => note("element.destroy"),
  });

  const group = (options: Options) => {
    only("elements", options, [
      "mode",
      "amount",
      "currency",
      "allowedPaymentMethodTypes",
      "appearance",
      "locale",
    ]);
    note("stripe.elements", options);
    return {
      create(type: string, given: Options) {
        only(type, given, ["fields", "defaultValues", "layout", "terms", "wallets", "business", "readOnly"]);
        note("elements.create", type, given);
        return element({});
      },
      async update(given: Options) {
        only("elements.update", given, ["amount", "currency", "locale", "appearance"]);
        note("elements.update", given);
      },
      async submit() {
        note("elements.submit");
        if (number.length === 16) return { selectedPaymentMethod: "card" };
        const message = "Your card number is incomplete.";
        return { error: { type: "validation_error", code: "incomplete_number", message } };
      },
    };
  };

  async function confirm(key: string, clientSecret: string, params: Options) {
    const [id] = clientSecret.split("_secret_");
    const { billing_details } = params["payment_method_data"] as { billing_details: Record<string, string> };
    const body = new URLSearchParams({
      key,
      client_secret: clientSecret,
      return_url: String(params["return_url"]),
      "payment_method_data[type]": "card",
      "payment_method_data[card][number]": number,
      "payment_method_data[card][exp_month]": "12",
      "payment_method_data[card][exp_year]": String(new Date().getFullYear() + 3),
      "payment_method_data[card][cvc]": "314",
      "payment_method_data[billing_details][name]": billing_details["name"]!,
      "payment_method_data[billing_details][email]": billing_details["email"]!,
    });
    const answer = await fetch(`https://api.stripe.com/v1/payment_intents/${id}/confirm`, {
      method: "POST",
      body,
    });
    const intent = (await answer.json()) as {
      error?: object;
      next_action?: { redirect_to_url?: { url: string } };
    };
    if (intent.error) return { error: intent.error };
    const url = intent.next_action?.redirect_to_url?.url;
    if (!url) return { paymentIntent: intent };
    location.assign(url);
    return new Promise(() => undefined);
  }

  const Stripe = (key: string, options?: Options) => {
    note("Stripe", key, ...(options ? [options] : []));
    let elements: ReturnType<typeof group> | undefined;
    return {
      elements: (given: Options) => (elements = group(given)),
      confirmPayment({ elements: used, ...given }: Options) {
        only("confirmPayment", given, ["clientSecret", "confirmParams", "redirect"]);
        if (used !== elements) throw new Error("IntegrationError: elements of another instance");
        note("stripe.confirmPayment", given);
        return confirm(key, String(given["clientSecret"]), given["confirmParams"] as Options);
      },
      handleNextAction: () => Promise.reject(new Error("nothing to do next")),
      _registerWrapper: () => undefined,
    };
  };
  Object.assign(globalThis, { stripeCalls: calls, Stripe: Object.assign(Stripe, { version: "endive" }) });
}
