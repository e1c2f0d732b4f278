import { readFileSync } from "node:fs";
import { standingLayout } from "../services/event/domain/layouts.ts";
import type { Doors, Json } from "./doors.ts";
import { inDays, night, price, type Stage, type } from "./stage.ts";

/** One operation of the public API, as the generated document has it. */
export interface Operation {
  /** `POST /bookings/{id}/cancel` */
  name: string;
  method: string;
  path: string;
  /** Anybody, anybody but better known, or only somebody signed in. */
  access: "public" | "optional" | "user";
  /** Of JSON; pictures are none. */
  has_body: boolean;
  /** Names of what its query takes. */
  query: string[];
  /** It looks for words, and is nothing without them. */
  wants_words: boolean;
}

/** Takes any JSON object: its fields are the client's own. */
export const FREE = "PUT /users/me/preferences";

/** Every operation there is: what is new is in every test that goes through them. */
export function operations(): Operation[] {
  const { paths } = JSON.parse(readFileSync(new URL("../contracts/openapi.json", import.meta.url), "utf8"));
  return Object.entries<Json>(paths).flatMap(([path, methods]) =>
    Object.entries<Json>(methods).map(([method, { security, requestBody, parameters = [] }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      access:
        security.length === 0
          ? "public"
          : security.every((way: Json) => "bearer" in way)
            ? "user"
            : "optional",
      has_body: requestBody?.content["application/json"] !== undefined,
      query: parameters
        .filter((parameter: Json) => parameter.in === "query")
        .map((parameter: Json) => parameter.name),
      wants_words: parameters.some((parameter: Json) => parameter.name === "q" && parameter.required),
    })),
  );
}

/** Sends an operation, with ids in the braces of its path. */
export const send = (
  doors: Doors,
  { method, path, wants_words }: Operation,
  ids: Record<string, string>,
  more: { token?: string; body?: Json; headers?: Record<string, string> } = {},
) =>
  doors.call(
    path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? "") + (wants_words ? "?q=Nora" : ""),
    { method, ...more },
  );

const organization = {
  name: "Elsewhere",
  legal_name: "Elsewhere Ltd",
  address_lines: ["2 Side Street"],
  country: "IE",
  email: "desk@elsewhere.example",
};
const address = { line1: "2 Side Street", city: "Cork", country: "IE" };
const account = { email: "valid.body@example.org", password: "plum river 47" };

/** A body for every operation that takes one, such that nothing is wrong with it by itself. */
export function validBodies(stage: Stage, ids: { booking: string }): Record<string, Json> {
  const { performance_id } = stage.theatre;
  const items = [stage.standing(1)];
  const event = {
    name: "New",
    category: "theatre",
    ticket_types: [type("full")],
    prices: ["stalls", "balcony", "standing"].map((zone) => price(zone, "full", 100)),
  };
  const venue = {
    name: "Hall",
    address: "1 Side Street",
    city: "Cork",
    country: "IE",
    time_zone: "Europe/Dublin",
  };
  const { organization_id, venue_id } = stage;
  const goods = {
    type: "product",
    organization_id,
    slug: "valid-goods",
    name: "Mug",
    price_amount: 100,
    price_currency: "EUR",
    tax_basis_points: 2_300,
    venue: { name: "Hall", city: "Cork" },
    time_zone: "Europe/Dublin",
    status: "DRAFT",
  };
  return {
    "POST /auth/guest": { name: "Nora" },
    "POST /auth/login": account,
    "POST /auth/logout": {},
    "POST /auth/password": { password: account.password, current_password: account.password },
    "POST /auth/password-reset": { email: account.email },
    "POST /auth/orders": { email: account.email },
    "POST /auth/password-reset/confirm": { token: "no-such-token", password: account.password },
    "POST /auth/refresh": { refresh_token: "no-such-token" },
    "POST /auth/register": { ...account, name: "Nora" },
    "POST /auth/verify-email": { token: "no-such-token" },
    "POST /bookings": { items },
    "PATCH /bookings/{id}": { metadata: { note: "x" } },
    "POST /bookings/{id}/cancel": {},
    "POST /bookings/{id}/confirm": {},
    "POST /bookings/{id}/extend": {},
    "PUT /bookings/{id}/items": { items },
    "POST /categories": { organization_id, slug: "valid-body", name: "New" },
    "PUT /categories/{id}": { name: "Renamed" },
    "POST /events": {
      ...event,
      organization_id,
      venue_id,
      slug: "valid-body",
      description: "x",
      tags: [],
      performances: [night(10)],
    },
    "PUT /events/{id}": { name: "Renamed" },
    "POST /events/{id}/performances": night(11),
    "PUT /events/{id}/performances/{performance_id}": { ...night(12), sale_starts_at: inDays(1) },
    "POST /notifications/resend": { booking_id: ids.booking },
    "POST /organizations": organization,
    "PUT /organizations/{id}": organization,
    "POST /organizations/{id}/invitations": { email: "valid.body@example.org", role: "viewer" },
    "PUT /organizations/{id}/members/{user_id}": { role: "viewer" },
    "POST /organizations/invitations/accept": { token: "no-such-token" },
    "POST /payments/{id}/refund": { amount: 999_999_999 },
    "POST /payments/create": { booking_id: ids.booking, provider: "stripe" },
    "POST /products": goods,
    "PUT /products/{id}": { name: "Renamed" },
    "POST /products/{id}/variants/{variant_id}/stock": { change: 1 },
    "POST /providers": { organization_id, name: "New" },
    "PUT /providers/{id}": { name: "Renamed" },
    "POST /receipts/generate": { booking_id: ids.booking },
    "POST /tickets/blocks": {
      performance_id,
      zone_id: stage.theatre.zones.standing,
      count: 1,
      blocked: true,
    },
    "POST /tickets/check-in": { code: "FOYER1.no-code-of-ours", performance_id },
    "POST /tickets/validate": { code: "FOYER1.no-code-of-ours", performance_id },
    "PUT /users/{id}": { locale: "de" },
    "PUT /users/me": { locale: "de" },
    "POST /venues": { ...venue, organization_id },
    "PUT /venues/{id}": venue,
    "PUT /venues/{id}/layout": standingLayout(10),
    "PUT /events/{id}/layout": standingLayout(10),
    "POST /events/{id}/duplicate": {},
    "POST /users/me/addresses": address,
    "PUT /users/me/addresses/{id}": address,
    "PUT /users/me/preferences": { theme: "dark" },
  };
}
