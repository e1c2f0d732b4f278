-- One per booking and provider; the intent at the provider is made when the customer starts to pay.
create table payments (
  id uuid primary key,
  booking_id uuid not null,
  -- Null once the person is erased.
  user_id uuid,
  organization_id uuid not null,
  provider text not null,
  provider_payment_id text,
  status text not null check (status in ('CREATED', 'PENDING', 'PROCESSING', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'PARTIALLY_REFUNDED', 'REFUNDED')),
  -- What is asked for: the booking's price.
  amount bigint not null check (amount >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Grows with every new amount or intent: part of the provider's idempotency key.
  revision integer not null default 1,
  captured_amount bigint not null default 0 check (captured_amount >= 0),
  refunded_amount bigint not null default 0 check (refunded_amount >= 0),
  method_label text not null default '',
  -- Which declined attempt was last told of.
  failed_attempt text not null default '',
  expires_at timestamptz,
  -- The newest version of the booking that was seen.
  booking_version integer not null default 0,
  -- The booking takes no payment any more.
  closed_at timestamptz,
  succeeded_at timestamptz,
  -- When to ask the provider next; null when there is nothing to ask.
  next_check_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (booking_id, provider),
  unique (provider, provider_payment_id)
);
create index payments_due on payments (next_check_at) where next_check_at is not null;
create index payments_user on payments (user_id);

-- Money that came in, once per intent. Not accepted: it is sent back at once.
create table captures (
  provider text not null,
  provider_payment_id text not null,
  payment_id uuid not null references payments (id),
  amount bigint not null check (amount >= 0),
  currency text not null,
  accepted boolean not null,
  captured_at timestamptz not null,
  primary key (provider, provider_payment_id)
);
create index captures_payment on captures (payment_id);

-- Money that goes back. A pending one counts as gone.
create table refunds (
  id uuid primary key,
  payment_id uuid not null references payments (id),
  provider text not null,
  provider_payment_id text not null,
  provider_refund_id text,
  amount bigint not null check (amount > 0),
  currency text not null,
  status text not null check (status in ('PENDING', 'SUCCEEDED', 'FAILED')),
  reason text,
  actor text not null,
  -- False for money that never counted as this payment's.
  own boolean not null,
  -- From then on the provider may have it: look before sending again.
  sent_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider, provider_refund_id)
);
create index refunds_payment on refunds (payment_id, created_at, id);

-- Every call to a provider and every webhook from one: no card data, no secrets, no personal data.
create table payment_log (
  id uuid primary key,
  at timestamptz not null,
  direction text not null check (direction in ('out', 'in')),
  provider text not null,
  operation text not null,
  payment_id uuid,
  provider_payment_id text,
  provider_refund_id text,
  amount bigint,
  currency text,
  -- 'open' is a call whose answer nobody saw.
  outcome text not null,
  status_code integer,
  error_code text,
  duration_ms integer
);
create index payment_log_intent on payment_log (provider_payment_id, at);

-- What providers told us, once per event. Of its body only what is needed is kept.
create table webhook_events (
  provider text not null,
  id text not null,
  type text not null,
  object_id text not null,
  payload jsonb not null,
  received_at timestamptz not null,
  handled_at timestamptz,
  -- Waits for a person.
  parked_at timestamptz,
  reason text,
  primary key (provider, id)
);
create index webhook_events_parked on webhook_events (parked_at) where parked_at is not null;
