create table seen (
  n bigint generated always as identity primary key,
  event_id uuid not null,
  subject uuid not null,
  version integer not null
);
create table broken (
  subject uuid primary key
);
