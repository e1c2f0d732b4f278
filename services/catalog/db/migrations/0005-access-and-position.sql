-- ACCESSIBLE, COMPANION: what is still free of at one of an event's coming performances.
alter table search_documents add column access text[] not null default '{}';

-- Where the house of a thing is, for maps; both or none.
alter table products
  add column venue_latitude double precision check (venue_latitude between -90 and 90),
  add column venue_longitude double precision check (venue_longitude between -180 and 180),
  add constraint products_position check ((venue_latitude is null) = (venue_longitude is null));

insert into tasks (kind, key, data, due_at) values ('rebuild-search', 'all', '{}', now())
on conflict (kind, key) do nothing;
