import { SANDBOX_KEYS } from "../run/environment.ts";
import type { Client } from "./client.ts";

interface Booking {
  id: string;
  status: string;
}

/** Books and pays at the sandbox with a test card, as a customer's browser does. */
export async function buy(api: Client, sandbox: string, token: string, items: unknown[]): Promise<Booking> {
  const booking = await api.post<Booking>("/bookings", { items }, token);
  if (booking.status === "CONFIRMED") return booking;
  const payment = await api.post<{ provider_payment_id: string; client_secret: string }>(
    "/payments/create",
    { booking_id: booking.id, provider: "stripe" },
    token,
  );
  const response = await fetch(`${sandbox}/v1/payment_intents/${payment.provider_payment_id}/confirm`, {
    method: "POST",
    body: new URLSearchParams({
      client_secret: payment.client_secret,
      key: SANDBOX_KEYS.STRIPE_PUBLISHABLE_KEY,
      payment_method: "pm_card_visa",
    }),
  });
  if (!response.ok)
    throw new Error(`The demo's payment was answered ${response.status} ${await response.text()}`);
  return booking;
}

/** A guest with a name, an address and a basket that is paid. */
export async function buyAsGuest(
  api: Client,
  sandbox: string,
  guest: { name: string; email: string },
  items: unknown[],
): Promise<void> {
  const { access_token } = await api.post<{ access_token: string }>("/auth/guest", guest);
  await buy(api, sandbox, access_token, items);
}
