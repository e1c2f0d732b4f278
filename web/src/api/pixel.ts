import { currencyDecimals } from "../../../contracts/types/currency-decimals.ts";
import { purchaseEventId } from "../../../contracts/types/conversion.ts";
import type { Booking } from "./types.ts";

// TikTok's pixel. This file is only fetched once somebody has agreed; its script comes from TikTok.

const SCRIPT = "https://analytics.tiktok.com/i18n/pixel/events.js";
const METHODS = ["page", "track", "grantConsent", "revokeConsent", "enableCookie", "disableCookie"];

type Call = [method: string, ...given: unknown[]];
/** A queue until the script is there, which then takes its place. */
interface Pixel extends Array<Call> {
  page?: () => void;
  track?: (event: string, properties: object, options: { event_id: string }) => void;
  methods?: string[];
  _i?: Record<string, Call[] & { _u?: string }>;
  _t?: Record<string, number>;
  _o?: Record<string, object>;
}
declare global {
  interface Window {
    ttq?: Pixel;
    TiktokAnalyticsObject?: string;
  }
}

/** Fetches the script once, and tells of this page. */
export function loadPixel(id: string): void {
  if (window.ttq) return;
  const queue: Pixel = [];
  window.TiktokAnalyticsObject = "ttq";
  window.ttq = queue;
  const methods = METHODS.map((method) => [method, (...given: unknown[]) => queue.push([method, ...given])]);
  const instance: Call[] = Object.assign([], { _u: SCRIPT });
  Object.assign(queue, Object.fromEntries(methods), {
    methods: METHODS,
    _i: { [id]: instance },
    _t: { [id]: Date.now() },
    _o: { [id]: {} },
  });
  const script = document.createElement("script");
  script.async = true;
  script.src = `${SCRIPT}?sdkid=${encodeURIComponent(id)}&lib=ttq`;
  document.head.append(script);
  window.ttq.page?.();
}

const TOLD = "foyer.purchase-told";

/** Tells of a purchase, once in this tab; heard twice it counts once, because its id is the booking's. */
export function tellPurchase(id: string, booking: Booking): void {
  if (sessionStorage.getItem(TOLD) === booking.id) return;
  sessionStorage.setItem(TOLD, booking.id);
  loadPixel(id);
  const contents = booking.items.map(({ subject_id, title, quantity, unit_price_amount }) => ({
    content_id: subject_id ?? title,
    content_name: title,
    quantity,
    price: decimal(unit_price_amount, booking.price_currency),
  }));
  const value = decimal(booking.price_amount, booking.price_currency);
  window.ttq?.track?.(
    "CompletePayment",
    { content_type: "product", contents, value, currency: booking.price_currency },
    { event_id: purchaseEventId(booking.id) },
  );
}

/** TikTok wants a number; it is made of text, not by dividing. */
function decimal(amount: number, currency: string): number {
  return Number(`${amount}e-${currencyDecimals(currency)}`);
}
