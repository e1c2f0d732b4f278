create table tickets (
  id uuid primary key,
  booking_id uuid not null,
  hold_id uuid not null,
  -- null: the person is erased
  user_id uuid,
  organization_id uuid not null,
  event_id uuid not null references events (id),
  performance_id uuid not null references performances (id),
  zone_id uuid not null references zones (id),
  ticket_type_id uuid not null references ticket_types (id),
  place_id uuid not null,
  -- What the place was called when it was sold; null for standing.
  section text,
  row_name text,
  label text,
  rank integer not null,
  key_id text not null references event_keys (key_id),
  short_code text not null,
  status text not null default 'VALID' check (status in ('VALID', 'USED', 'CANCELLED')),
  issued_at timestamptz not null,
  used_at timestamptz,
  used_gate text,
  cancelled_at timestamptz
);
-- The last word on "never sold twice".
create unique index tickets_one_live_per_place on tickets (place_id) where status <> 'CANCELLED';
create unique index tickets_short_code on tickets (performance_id, short_code);
create index tickets_booking on tickets (booking_id);
create index tickets_user on tickets (user_id);
create index tickets_hold on tickets (hold_id);

-- Every scan and its verdict; a repeat with the same nonce finds the first one.
create table check_ins (
  id uuid primary key,
  performance_id uuid not null references performances (id),
  ticket_id uuid references tickets (id),
  result text not null,
  at timestamptz not null,
  gate text,
  -- null: the person is erased
  actor uuid,
  nonce text,
  -- Of the scanned code: a nonce belongs to one code.
  code_hash text not null,
  used_at timestamptz,
  used_gate text
);
create unique index check_ins_nonce on check_ins (performance_id, nonce);
create index check_ins_ticket on check_ins (ticket_id);
create index check_ins_actor on check_ins (actor);
