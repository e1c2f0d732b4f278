/** One path prefix belongs to one service, so that the gateway's table is this list. */
export const PREFIXES: Record<string, string> = {
  "/auth": "auth",
  "/organizations": "auth",
  "/.well-known": "auth",
  "/users": "user",
  "/events": "event",
  "/venues": "event",
  "/art": "event",
  "/tickets": "ticket",
  "/bookings": "booking",
  "/payments": "payment",
  "/webhooks": "payment",
  "/receipts": "receipt",
  "/notifications": "notification",
  "/ws": "realtime",
};
