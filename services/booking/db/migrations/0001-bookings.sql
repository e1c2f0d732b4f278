-- A booking is the customer's order of items; while it is PENDING it is the basket.
create table bookings (
  id uuid primary key,
  -- What people say on the phone: FY-7K3M9Q
  reference text not null,
  user_id uuid not null,
  -- Of the buyer, for limits per person: a keyed hash of the e-mail address, and whether it is a guest's.
  contact_hash text not null default '',
  guest boolean not null default false,
  organization_id uuid not null,
  status text not null check (status in ('PENDING', 'CONFIRMED', 'COMPLETED', 'CANCELLED', 'EXPIRED', 'FAILED')),
  payment_status text not null check (payment_status in
    ('NOT_REQUIRED', 'PENDING', 'PROCESSING', 'SUCCEEDED', 'FAILED', 'REFUNDING', 'PARTIALLY_REFUNDED', 'REFUNDED')),
  price_amount bigint not null check (price_amount >= 0),
  tax_amount bigint not null check (tax_amount >= 0),
  price_currency text not null,
  payment_id uuid,
  -- What came in, to be compared with the price before anything is issued.
  paid_amount bigint,
  draft boolean not null default false,
  -- BCP 47: the language of the purchase.
  locale text not null,
  metadata jsonb,
  attribution jsonb,
  start_time timestamptz,
  end_time timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  -- A hold is prolonged once while the provider works on the payment.
  prolonged boolean not null default false,
  -- Paid, or free and wanted: the owners are asked to commit, and expiry leaves it alone.
  settled_at timestamptz,
  confirmed_at timestamptz,
  -- When the customer is to be reminded.
  remind_at timestamptz,
  version integer not null,

  hold_id uuid not null,
  -- Drawn with each decision about the hold; the owners obey the highest they have seen.
  hold_revision integer not null,
  -- Every service that may hold something for this booking.
  owners text[] not null,
  -- A change of the basket that is under way: its revision, and until when nobody else begins one.
  change_revision integer,
  change_until timestamptz,

  constraint bookings_reference_key unique (reference),
  constraint bookings_hold_key unique (hold_id)
) with (fillfactor = 70);
create index bookings_user on bookings (user_id, created_at desc, id desc);
create index bookings_organization on bookings (organization_id, created_at desc, id desc);
create index bookings_due on bookings (expires_at) where status = 'PENDING' and settled_at is null;
create index bookings_ending on bookings (end_time) where status = 'CONFIRMED';

create table booking_items (
  id uuid primary key,
  booking_id uuid not null references bookings (id),
  position integer not null,
  type text not null,
  owner text not null,
  -- What was asked for, as the customer sent it.
  wanted jsonb not null,
  -- The owner's answer, kept as it is.
  line jsonb not null,
  quantity integer not null check (quantity > 0),
  unit_price_amount bigint not null check (unit_price_amount >= 0),
  price_amount bigint not null check (price_amount >= 0),
  tax_basis_points integer not null check (tax_basis_points >= 0),
  tax_amount bigint not null check (tax_amount >= 0),
  -- The event of a place, the product of anything else.
  subject_id uuid
);
create index booking_items_booking on booking_items (booking_id);
create index booking_items_subject on booking_items (subject_id);

create table booking_history (
  id bigint generated always as identity primary key,
  booking_id uuid not null references bookings (id),
  axis text not null check (axis in ('status', 'payment_status')),
  from_state text,
  to_state text not null,
  reason text not null,
  -- The words of whoever did it; erased with the person.
  note text,
  actor text not null,
  at timestamptz not null
);
create index booking_history_booking on booking_history (booking_id, id);
