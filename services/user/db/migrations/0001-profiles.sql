-- What is known of a person besides how they sign in, which auth keeps.
create table profiles (
  user_id uuid primary key,
  name text not null,
  phone text not null default '',
  locale text not null,
  time_zone text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
