import type pg from "pg";
import {
  copy,
  eventsOf,
  type Extent,
  id,
  ORGANIZATIONS,
  performancesOf,
  PLACES_A_PERFORMANCE,
  placesOf,
  quoted,
  replaced,
  type Sample,
} from "./copies.ts";

/** Writes one service's share of the past. */
export type Share = (client: pg.Client, sample: Sample, extent: Extent) => Promise<void>;

const perf = (k: string) => `pg_temp.performance_of(${k})`;
const ofBooking = "pg_temp.performance_of(pg_temp.first_place(n))";
const event = (p: string) => id("event", `pg_temp.event_of(${p})`);
const organization = (p: string) => id("organization", `pg_temp.organization_of(pg_temp.event_of(${p}))`);
const zone = (p: string) => id("zone", `pg_temp.event_of(${p})`);
const type = (p: string) => id("type", `pg_temp.event_of(${p})`);
const user = (n: string) => id("user", `${n} / 2`);
const intent = "'pi_past_' || n";
const idOf = (sample: string) => `s.id = ${quoted(sample)}`;
const offerIds = (s: Sample, p: string): [string, string][] => [
  [s.zone_id, zone(p)],
  [s.ticket_type_id, type(p)],
  [s.event_id, event(p)],
  [s.performance_id, id("performance", p)],
  [s.organization_id, organization(p)],
];

const auth: Share = async (client, s, { bookings, step_ms }) => {
  await copy(
    client,
    "organizations",
    idOf(s.organization_id),
    { from: 0, to: ORGANIZATIONS },
    { id: id("organization", "n") },
  );
  await copy(
    client,
    "accounts",
    "s.guest",
    { from: 0, to: bookings / 2 },
    {
      id: id("user", "n"),
      email: "'past-' || n || '@example.org'",
      email_key: "'past-' || n || '@example.org'",
      created_at: "pg_temp.at(n * 2)",
    },
  );
  // Sessions end thirty days after their last use, and are removed.
  const living = Math.max(0, Math.floor((bookings - (30 * 86_400_000) / step_ms) / 2));
  await copy(
    client,
    "sessions",
    "true",
    {
      from: living,
      to: bookings / 2,
      only: "s.user_id = (select id from accounts where guest order by created_at desc limit 1)",
    },
    {
      id: id("session", "n"),
      user_id: id("user", "n"),
      created_at: "pg_temp.at(n * 2)",
      last_used_at: "pg_temp.at(n * 2)",
      expires_at: "pg_temp.at(n * 2) + interval '30 days'",
      ends_at: "pg_temp.at(n * 2) + interval '180 days'",
    },
  );
  await copy(
    client,
    "refresh_tokens",
    "s.session_id = (select session_id from refresh_tokens limit 1)",
    { from: living, to: bookings / 2 },
    {
      session_id: id("session", "n"),
      token_hash: "sha256(('past' || n)::bytea)",
      issued_at: "pg_temp.at(n * 2)",
    },
  );
};

const profiles: Share = (client, _s, { bookings }) =>
  copy(
    client,
    "profiles",
    "s.user_id = (select user_id from profiles order by created_at desc limit 1)",
    { from: 0, to: bookings / 2 },
    {
      user_id: id("user", "n"),
      created_at: "pg_temp.at(n * 2)",
      updated_at: "pg_temp.at(n * 2)",
    },
  );

const events: Share = async (client, s, extent) => {
  const first = id("event", "n");
  const ids = offerIds(s, "n * 4").filter(([from]) => from !== s.performance_id);
  await copy(
    client,
    "events",
    idOf(s.event_id),
    { from: 0, to: eventsOf(extent) },
    {
      id: first,
      organization_id: organization("n * 4"),
      slug: "'past-' || n",
      name: "'Evening ' || n",
      offer: replaced("offer", ids),
    },
  );
  await copy(
    client,
    "event_layouts",
    `s.event_id = ${quoted(s.event_id)}`,
    { from: 0, to: eventsOf(extent) },
    { event_id: first },
  );
  await copy(
    client,
    "performances",
    idOf(s.performance_id),
    { from: 0, to: performancesOf(extent) },
    {
      id: id("performance", "n"),
      event_id: event("n"),
      starts_at: "pg_temp.opens(n)",
      ends_at: "pg_temp.opens(n) + interval '3 hours'",
      doors_at: "pg_temp.opens(n) - interval '1 hour'",
      sale_ends_at: "pg_temp.opens(n)",
    },
  );
  const free = `(select count(*) from generate_series(n * ${PLACES_A_PERFORMANCE}, (n + 1) * ${PLACES_A_PERFORMANCE} - 1) as k where not pg_temp.sold(pg_temp.booking_of(k)))`;
  await copy(
    client,
    "free_counts",
    `s.performance_id = ${quoted(s.performance_id)} and s.zone_id = ${quoted(s.zone_id)}`,
    { from: 0, to: performancesOf(extent) },
    {
      performance_id: id("performance", "n"),
      zone_id: zone("n"),
      total: String(PLACES_A_PERFORMANCE),
      free,
    },
  );
};

/** What was sold. */
const offers: Share = async (client, s, extent) => {
  const every = { from: 0, to: eventsOf(extent) };
  const ofEvent = `s.event_id = ${quoted(s.event_id)}`;
  await copy(client, "events", idOf(s.event_id), every, {
    id: event("n * 4"),
    slug: "'past-' || n",
    name: "'Evening ' || n",
    organization_id: organization("n * 4"),
  });
  await copy(client, "zones", idOf(s.zone_id), every, { id: zone("n * 4"), event_id: event("n * 4") });
  await copy(client, "sections", `${ofEvent} and s.zone_id = ${quoted(s.zone_id)}`, every, {
    id: id("section", "n"),
    zone_id: zone("n * 4"),
    event_id: event("n * 4"),
  });
  await copy(client, "ticket_types", idOf(s.ticket_type_id), every, {
    id: type("n * 4"),
    event_id: event("n * 4"),
  });
  await copy(
    client,
    "prices",
    `s.zone_id = ${quoted(s.zone_id)} and s.ticket_type_id = ${quoted(s.ticket_type_id)}`,
    every,
    { zone_id: zone("n * 4"), ticket_type_id: type("n * 4"), event_id: event("n * 4") },
  );
  await copy(client, "event_keys", ofEvent, every, { key_id: "'past' || n", event_id: event("n * 4") });
  await copy(
    client,
    "performances",
    idOf(s.performance_id),
    { from: 0, to: performancesOf(extent) },
    {
      id: id("performance", "n"),
      event_id: event("n"),
      starts_at: "pg_temp.opens(n)",
      ends_at: "pg_temp.opens(n) + interval '3 hours'",
      doors_at: "pg_temp.opens(n) - interval '1 hour'",
      sale_ends_at: "pg_temp.opens(n)",
    },
  );
};

/** Who bought what, and who came. */
const ticket: Share = async (client, s, extent) => {
  await offers(client, s, extent);
  const sold = "pg_temp.sold(pg_temp.booking_of(n))";
  await copy(
    client,
    "places",
    idOf(s.place_id),
    { from: 0, to: placesOf(extent) },
    {
      id: id("place", "n"),
      performance_id: id("performance", perf("n")),
      zone_id: zone(perf("n")),
      section_id: id("section", `pg_temp.event_of(${perf("n")})`),
      row_name: `(n % ${PLACES_A_PERFORMANCE} / 50)::text`,
      label: "(n % 50 + 1)::text",
      rank: `(n % ${PLACES_A_PERFORMANCE})::int`,
      status: `case when ${sold} then 'SOLD' else 'FREE' end`,
      hold_id: `case when ${sold} then ${id("hold", "pg_temp.booking_of(n)")} end`,
    },
  );
  const lines = replaced("lines", [
    [s.performance_id, id("performance", ofBooking)],
    [s.place_id, id("place", "pg_temp.first_place(n)")],
  ]);
  const second = `jsonb_set(jsonb_set(lines, '{0,index}', '1'), '{0,places,0,id}', to_jsonb(${id("place", "pg_temp.first_place(n) + 1")}))`;
  await copy(
    client,
    "holds",
    `s.booking_id = ${quoted(s.booking_id)}`,
    { from: 0, to: extent.bookings },
    {
      id: id("hold", "n"),
      booking_id: id("booking", "n"),
      user_id: user("n"),
      person: `${user("n")}::text`,
      state: "case when pg_temp.sold(n) then 'COMMITTED' else 'RELEASED' end",
      items_hash: "md5(n::text)",
      lines: `(select case when n % 2 = 0 then lines || ${second} else lines end from (select ${lines} as lines) as one)`,
      expires_at: "pg_temp.at(n) + interval '10 minutes'",
      committed_at: "case when pg_temp.expired(n) then null else pg_temp.at(n) + interval '1 minute' end",
      created_at: "pg_temp.at(n)",
    },
  );
  const over = "pg_temp.over(pg_temp.booking_of(n))";
  await copy(
    client,
    "tickets",
    `s.booking_id = ${quoted(s.booking_id)}`,
    { from: 0, to: placesOf(extent), only: "not pg_temp.expired(pg_temp.booking_of(n))" },
    {
      id: id("ticket", "n"),
      booking_id: id("booking", "pg_temp.booking_of(n)"),
      hold_id: id("hold", "pg_temp.booking_of(n)"),
      user_id: user("pg_temp.booking_of(n)"),
      organization_id: organization(perf("n")),
      event_id: event(perf("n")),
      performance_id: id("performance", perf("n")),
      zone_id: zone(perf("n")),
      ticket_type_id: type(perf("n")),
      place_id: id("place", "n"),
      row_name: `(n % ${PLACES_A_PERFORMANCE} / 50)::text`,
      label: "(n % 50 + 1)::text",
      rank: `(n % ${PLACES_A_PERFORMANCE})::int`,
      key_id: `'past' || pg_temp.event_of(${perf("n")})`,
      short_code: `translate(lpad(to_hex(n % ${PLACES_A_PERFORMANCE}), 8, '0'), '01abcdef', 'XYABCDEF')`,
      status: `case when not ${sold} then 'CANCELLED' when ${over} then 'USED' else 'VALID' end`,
      issued_at: "pg_temp.at(pg_temp.booking_of(n))",
      used_at: `case when ${sold} and ${over} then pg_temp.opens(${perf("n")}) end`,
      cancelled_at: `case when not ${sold} then pg_temp.at(pg_temp.booking_of(n)) + interval '1 day' end`,
    },
  );
  await client.query(
    `insert into check_ins (id, performance_id, ticket_id, result, at, gate, nonce, code_hash, used_at, used_gate)
     select gen_random_uuid(), performance_id, id, 'ok', used_at, 'A', id::text, md5(id::text), used_at, 'A' from tickets where status = 'USED'`,
  );
};

const booking: Share = async (client, s, { bookings, ...extent }) => {
  const all = { from: 0, to: bookings };
  const half = (column: string) => `case when n % 2 = 0 then s.${column} * 2 else s.${column} end`;
  await copy(client, "bookings", idOf(s.booking_id), all, {
    id: id("booking", "n"),
    reference: "'FX-' || n",
    user_id: user("n"),
    organization_id: organization(ofBooking),
    contact_hash: `md5((n / 2)::text)`,
    status:
      "case when pg_temp.expired(n) then 'EXPIRED' when pg_temp.refunded(n) then 'CANCELLED' when pg_temp.over(n) then 'COMPLETED' else 'CONFIRMED' end",
    payment_status:
      "case when pg_temp.expired(n) then 'FAILED' when pg_temp.refunded(n) then 'REFUNDED' else 'SUCCEEDED' end",
    price_amount: half("price_amount"),
    tax_amount: half("tax_amount"),
    paid_amount: half("paid_amount"),
    payment_id: id("payment", "n"),
    start_time: `pg_temp.opens(${ofBooking})`,
    end_time: `pg_temp.opens(${ofBooking}) + interval '3 hours'`,
    created_at: "pg_temp.at(n)",
    updated_at: "pg_temp.at(n)",
    expires_at: "pg_temp.at(n) + interval '10 minutes'",
    settled_at: "case when not pg_temp.expired(n) then pg_temp.at(n) end",
    confirmed_at: "case when not pg_temp.expired(n) then pg_temp.at(n) end",
    remind_at: `pg_temp.opens(${ofBooking}) - interval '1 day'`,
    hold_id: id("hold", "n"),
  });
  const ofItem = "pg_temp.booking_of(n)";
  const ids: [string, string][] = [
    [s.performance_id, id("performance", perf("n"))],
    [s.place_id, id("place", "n")],
  ];
  await copy(
    client,
    "booking_items",
    `s.booking_id = ${quoted(s.booking_id)}`,
    { from: 0, to: placesOf({ bookings, ...extent }) },
    {
      id: id("item", "n"),
      booking_id: id("booking", ofItem),
      position: `(n - pg_temp.first_place(${ofItem}))::int`,
      wanted: replaced("wanted", ids),
      line: replaced("line", ids),
      subject_id: event(perf("n")),
    },
  );
  await copy(
    client,
    "booking_history",
    `s.booking_id = ${quoted(s.booking_id)}`,
    { ...all, only: "s.to_state = 'PENDING' or not pg_temp.expired(n)" },
    {
      booking_id: id("booking", "n"),
      at: "pg_temp.at(n)",
    },
  );
};

const payment: Share = async (client, s, { bookings }) => {
  const all = { from: 0, to: bookings };
  const paid = { ...all, only: "not pg_temp.expired(n)" };
  await copy(client, "payments", `s.booking_id = ${quoted(s.booking_id)}`, all, {
    id: id("payment", "n"),
    booking_id: id("booking", "n"),
    user_id: user("n"),
    organization_id: organization(ofBooking),
    provider_payment_id: `case when not pg_temp.expired(n) then ${intent} end`,
    status:
      "case when pg_temp.expired(n) then 'CANCELLED' when pg_temp.refunded(n) then 'REFUNDED' else 'SUCCEEDED' end",
    captured_amount: "case when pg_temp.expired(n) then 0 else s.captured_amount end",
    refunded_amount: "case when pg_temp.refunded(n) then s.captured_amount else 0 end",
    expires_at: "pg_temp.at(n) + interval '10 minutes'",
    closed_at: "case when not pg_temp.sold(n) then pg_temp.at(n) end",
    succeeded_at: "case when not pg_temp.expired(n) then pg_temp.at(n) end",
    created_at: "pg_temp.at(n)",
    updated_at: "pg_temp.at(n)",
  });
  await copy(
    client,
    "captures",
    "s.payment_id = (select id from payments where provider_payment_id not like 'pi_past_%' limit 1)",
    paid,
    {
      provider_payment_id: intent,
      payment_id: id("payment", "n"),
      captured_at: "pg_temp.at(n)",
      capture_id: "'ch_past_' || n",
    },
  );
  await copy(client, "payment_log", "true", paid, {
    id: "uuidv7()",
    at: "pg_temp.at(n)",
    payment_id: `case when s.payment_id is not null then ${id("payment", "n")} end`,
    provider_payment_id: intent,
  });
  await copy(client, "webhook_events", "true", paid, {
    id: "s.id || n",
    object_id: intent,
    payload: replaced("payload", [[s.booking_id, id("booking", "n")]]),
    received_at: "pg_temp.at(n)",
    handled_at: "pg_temp.at(n)",
  });
  await copy(client, "audit", "s.action = 'payment.capture'", paid, {
    id: id("audit", "n"),
    at: "pg_temp.at(n)",
    object: `'payment:' || ${id("payment", "n")}`,
    organization_id: organization(ofBooking),
    correlation_id: "gen_random_uuid()::text",
  });
  await client.query(
    `insert into refunds (id, payment_id, provider, provider_payment_id, provider_refund_id, amount, currency, status, actor, own, sent_at, created_at, updated_at)
     select gen_random_uuid(), id, provider, provider_payment_id, 're_' || provider_payment_id, refunded_amount, currency, 'SUCCEEDED',
       'service:booking', true, updated_at, updated_at, updated_at from payments where status = 'REFUNDED'`,
  );
};

const receipt: Share = async (client, s, { bookings }) => {
  await client.query(
    `create temporary table given as select n, ${organization(ofBooking)} as organization_id, extract(year from pg_temp.at(n))::int as year,
       row_number() over (partition by ${organization(ofBooking)}, extract(year from pg_temp.at(n)) order by n)::int as sequence
     from generate_series(0::bigint, ${bookings - 1}) as n where not pg_temp.expired(n)`,
  );
  await client.query("create index on given (n); analyze given");
  const given = (column: string) => `(select ${column} from given where given.n = n.n)`;
  await copy(
    client,
    "receipts",
    `s.booking_id = ${quoted(s.booking_id)}`,
    { from: 0, to: bookings, only: "not pg_temp.expired(n)" },
    {
      id: id("receipt", "n"),
      organization_id: organization(ofBooking),
      year: "extract(year from pg_temp.at(n))::int",
      sequence: given("sequence"),
      number: given("year || '-' || lpad(sequence::text, 6, '0')"),
      booking_id: id("booking", "n"),
      payment_id: id("payment", "n"),
      user_id: user("n"),
      object_key: `${id("receipt", "n")} || '.pdf'`,
      numbered_at: "pg_temp.at(n)",
      generated_at: "pg_temp.at(n)",
    },
  );
  await client.query(
    "insert into number_counters select organization_id, year, max(sequence) from given group by 1, 2",
  );
};

const notification: Share = async (client, s, { bookings }) => {
  const mails = (kind: "confirmation" | "reminder", only: string) =>
    copy(
      client,
      "messages",
      `s.template = 'booking_confirmation' and s.about = ${quoted(s.booking_id)}`,
      { from: 0, to: bookings, only },
      {
        id: id(kind, "n"),
        user_id: user("n"),
        template: `'booking_${kind}'`,
        about: id("booking", "n"),
        created_at: "pg_temp.at(n)",
        sent_at: "pg_temp.at(n)",
      },
    );
  await mails("confirmation", "not pg_temp.expired(n)");
  await mails("reminder", "pg_temp.sold(n) and pg_temp.over(n)");
  await copy(
    client,
    "tasks",
    "s.kind = 'remind'",
    { from: 0, to: bookings, only: "pg_temp.sold(n) and not pg_temp.over(n)" },
    {
      key: `${id("booking", "n")}::text`,
      due_at: `greatest(now() + interval '6 hours', pg_temp.opens(${ofBooking}) - interval '1 day')`,
      created_at: "pg_temp.at(n)",
    },
  );
};

/** By service; each in its own database. */
export const SHARES: Record<string, Share> = {
  auth,
  user: profiles,
  event: events,
  ticket,
  booking,
  payment,
  receipt,
  notification,
};
