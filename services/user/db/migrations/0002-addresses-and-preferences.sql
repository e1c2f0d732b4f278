create table addresses (
  id uuid primary key,
  user_id uuid not null references profiles on delete cascade,
  -- Empty means: not said.
  name text not null,
  line1 text not null,
  line2 text not null,
  city text not null,
  postal_code text not null,
  region text not null,
  country text not null,
  phone text not null,
  is_default boolean not null,
  version integer not null default 1
);
create index addresses_user on addresses (user_id, id);
create unique index addresses_default on addresses (user_id) where is_default;

-- What the person's own programs want to remember; nothing here looks inside.
alter table profiles
  add column preferences jsonb not null default '{}',
  add column preferences_version integer not null default 1;
