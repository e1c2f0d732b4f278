-- A time of a provider that somebody holds or has bought: an appointment is a slot for one, a class one for
-- many. Whose it is, is decided here and nowhere else.
create table slots (
  id uuid primary key,
  product_id uuid not null references products (id),
  provider_id uuid not null references providers (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- With the buffers around it.
  busy tstzrange not null,
  capacity integer not null,
  taken integer not null,
  constraint slots_capacity check (taken between 0 and capacity),
  constraint slots_one_row unique (product_id, provider_id, starts_at),
  -- A provider is at one thing at a time. Rows that nobody has any more are in nobody's way.
  constraint slots_no_overlap exclude using gist (provider_id with =, busy with &&) where (taken > 0)
);

create table holds (
  id uuid primary key,
  -- null: let go before it was ever taken; only its revision is known
  booking_id uuid,
  -- The newest decision about it that was heard of; an older one is refused.
  revision integer not null,
  state text not null check (state in ('NEW', 'HELD', 'COMMITTED', 'RELEASED')),
  -- Of the items asked for: the same revision with the same items has the same answer.
  items_hash text not null default '',
  -- Priced lines with the variants and times taken.
  lines jsonb not null default '[]',
  expires_at timestamptz,
  -- When this service asks booking whether the hold may go: the net under a crash.
  lapse_at timestamptz,
  committed_at timestamptz,
  created_at timestamptz not null
);
create index holds_lapse on holds (lapse_at) where state = 'HELD';

-- What was sold of somebody's time. Who comes is known to booking.
create table appointments (
  id uuid primary key,
  hold_id uuid not null references holds (id),
  booking_id uuid not null,
  item_id uuid not null,
  organization_id uuid not null,
  product_id uuid not null references products (id),
  provider_id uuid not null references providers (id),
  title text not null,
  provider_name text not null,
  location text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  time_zone text not null,
  quantity integer not null check (quantity > 0),
  status text not null check (status in ('BOOKED', 'CANCELLED')),
  created_at timestamptz not null,
  cancelled_at timestamptz
);
create index appointments_booking on appointments (booking_id);
create index appointments_hold on appointments (hold_id);
create index appointments_product on appointments (product_id, starts_at, id);
