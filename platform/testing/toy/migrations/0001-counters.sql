create table counters (
  id uuid primary key,
  value integer not null default 0
);
