-- Where a venue is; both or none. Copied into events like its name.
alter table venues
  add column latitude double precision check (latitude between -90 and 90),
  add column longitude double precision check (longitude between -180 and 180),
  add constraint venues_position check ((latitude is null) = (longitude is null));
alter table events
  add column venue_latitude double precision,
  add column venue_longitude double precision,
  -- How many places somebody has where a price holds for the first so many; kept by ticket's events.
  -- {"<zone id> <ticket type id>": number}
  add column sold jsonb not null default '{}',
  -- What a place costs depends on the moment now; nobody reads what was written down.
  drop column from_price_amount,
  drop column from_price_currency;

-- When it was to start as it was first announced, where it was moved after that.
alter table performances add column previous_starts_at timestamptz;

-- Every wheelchair and companion place, and whether it can be had; kept by ticket's events.
create table access_places (
  place_id uuid primary key,
  performance_id uuid not null references performances on delete cascade,
  kind text not null check (kind in ('ACCESSIBLE', 'COMPANION')),
  free boolean not null
);
create index access_places_performance on access_places (performance_id);

-- Asks ticket for these places of what is on the programme already.
insert into tasks (kind, key, data, due_at)
select 'settle-event', id::text, '{}'::jsonb, now() from events where status = 'PUBLISHED'
on conflict do nothing;
