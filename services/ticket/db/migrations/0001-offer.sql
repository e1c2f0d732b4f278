-- What the event service pushed: what may be sold, when and for how much.

create table events (
  id uuid primary key,
  slug text not null,
  name text not null,
  venue_name text not null,
  time_zone text not null,
  organization_id uuid not null,
  cancelled boolean not null default false,
  -- The push this is from; an older one is ignored.
  revision integer not null,
  -- Of the numbered places; the same hash again spares comparing 20,000 rows.
  layout_hash text not null default ''
);

create table performances (
  id uuid primary key,
  event_id uuid not null references events (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  doors_at timestamptz,
  sale_starts_at timestamptz,
  sale_ends_at timestamptz,
  cancelled boolean not null default false,
  -- Grows when numbered places come or go: the version of the seating.
  seating_version integer not null default 0
);
create index performances_event on performances (event_id);

create table zones (
  id uuid primary key,
  event_id uuid not null references events (id),
  name text not null,
  kind text not null check (kind in ('SEATED', 'STANDING')),
  color text not null,
  capacity integer not null,
  rank integer not null
);
create index zones_event on zones (event_id);

create table sections (
  id uuid primary key,
  event_id uuid not null references events (id),
  name text not null,
  zone_id uuid not null references zones (id),
  rank integer not null
);
create index sections_event on sections (event_id);

create table ticket_types (
  id uuid primary key,
  event_id uuid not null references events (id),
  name text not null,
  min_per_booking integer not null,
  max_per_booking integer not null,
  -- null: no limit per person
  max_per_person integer
);
create index ticket_types_event on ticket_types (event_id);

-- What has no row here is not sold.
create table prices (
  zone_id uuid not null references zones (id),
  ticket_type_id uuid not null references ticket_types (id),
  event_id uuid not null references events (id),
  price_amount bigint not null check (price_amount >= 0),
  price_currency text not null,
  tax_basis_points integer not null check (tax_basis_points >= 0),
  primary key (zone_id, ticket_type_id)
);
create index prices_event on prices (event_id);

-- Ed25519, one pair per event; a code names its key, so that a second key can follow.
create table event_keys (
  key_id text primary key,
  event_id uuid not null references events (id),
  public_key bytea not null,
  -- Sealed with the installation's secret.
  private_key bytea not null,
  created_at timestamptz not null
);
create index event_keys_event on event_keys (event_id, created_at);
