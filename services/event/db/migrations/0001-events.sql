create table venues (
  id uuid primary key,
  organization_id uuid not null,
  name text not null,
  address text not null,
  city text not null,
  country text not null,
  time_zone text not null,
  -- Layout of contracts/types/layout.ts; null until one is imported.
  layout jsonb,
  version integer not null default 1
);
create index venues_organization on venues (organization_id, id);

create table events (
  id uuid primary key,
  organization_id uuid not null,
  venue_id uuid not null references venues,
  -- The venue as it was when the event was made: a later change there does not move an event.
  venue_name text not null,
  venue_city text not null,
  venue_country text not null,
  slug text not null,
  name text not null,
  description text not null,
  category text not null,
  tags text[] not null,
  minimum_age integer,
  time_zone text not null,
  status text not null check (status in ('DRAFT', 'PUBLISHED', 'CANCELLED')),
  version integer not null default 1,
  -- Zones, sections, shapes, ticket types and prices, with their ids.
  offer jsonb not null,
  from_price_amount bigint,
  from_price_currency text,
  -- Lower case, without accents: what a search looks at.
  search_text text not null,
  constraint events_slug_key unique (slug)
);
create index events_organization on events (organization_id, id);

-- The places, copied from the venue when the event was made; apart, because they are large and rarely read.
create table event_layouts (
  event_id uuid primary key references events on delete cascade,
  places jsonb not null
);

create table performances (
  id uuid primary key,
  event_id uuid not null references events on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  doors_at timestamptz,
  sale_starts_at timestamptz,
  sale_ends_at timestamptz not null,
  status text not null check (status in ('SCHEDULED', 'CANCELLED')),
  check (ends_at > starts_at)
);
create index performances_event on performances (event_id, starts_at);
create index performances_ends on performances (ends_at);

-- What ticket says is left, kept by its events.
create table free_counts (
  performance_id uuid not null references performances on delete cascade,
  zone_id uuid not null,
  total integer not null,
  free integer not null,
  primary key (performance_id, zone_id)
);
