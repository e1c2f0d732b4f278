-- Everything an event sells is a row: a seat with its name and coordinates, or one of N anonymous standing
-- places (no section). Whose it is, is decided here and nowhere else.
create table places (
  id uuid primary key,
  performance_id uuid not null references performances (id),
  zone_id uuid not null references zones (id),
  section_id uuid references sections (id),
  row_name text,
  label text,
  x double precision,
  y double precision,
  kind text not null check (kind in ('SEAT', 'ACCESSIBLE', 'COMPANION', 'STANDING')),
  -- Order on the map.
  rank integer not null,
  -- Seats with no gap between them, and the place within: what "side by side" means.
  block integer,
  block_index integer,
  -- Distance to where people look; small is good.
  distance double precision,
  status text not null default 'FREE' check (status in ('FREE', 'HELD', 'SOLD', 'BLOCKED')),
  hold_id uuid,
  constraint places_owner check ((hold_id is not null) = (status in ('HELD', 'SOLD')))
) with (fillfactor = 80);
create index places_rank on places (performance_id, rank);
-- "The first N free ones" must not wade through the sold ones.
create index places_free on places (performance_id, zone_id, id) where status = 'FREE';

create table holds (
  id uuid primary key,
  -- null: let go before it was ever taken; only its revision is known
  booking_id uuid,
  -- null: the person is erased
  user_id uuid,
  -- Whom limits per person count; null: nobody any more
  person text,
  -- The newest decision about it that was heard of; an older one is refused.
  revision integer not null,
  state text not null check (state in ('NEW', 'HELD', 'COMMITTED', 'RELEASED')),
  -- Of the items asked for: the same revision with the same items has the same answer.
  items_hash text not null default '',
  -- Priced lines with the places taken.
  lines jsonb not null default '[]',
  expires_at timestamptz,
  -- When this service asks booking whether the hold may go: the net under a crash.
  lapse_at timestamptz,
  committed_at timestamptz,
  created_at timestamptz not null
);
create index holds_lapse on holds (lapse_at) where state = 'HELD';
create index holds_user on holds (user_id);

-- Held and sold, per person: a counted row, locked, because parallel baskets would get past any other check.
create table person_counts (
  event_id uuid not null,
  ticket_type_id uuid not null,
  person text not null,
  count integer not null check (count >= 0),
  primary key (event_id, ticket_type_id, person)
);
