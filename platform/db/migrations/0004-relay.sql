-- Where a broker carries the events, one instance at a time sends them: its row in log_consumers says how far, and until
-- when it is this instance's. Only then are the columns set.
alter table log_consumers add column holder uuid, add column held_until timestamptz;
-- What arrived and could not be read as an event at all, by where it lies: there is nothing to retry.
create table unreadable_events (
  producer text not null,
  place text not null,
  reason text not null,
  found_at timestamptz not null,
  primary key (producer, place)
);
