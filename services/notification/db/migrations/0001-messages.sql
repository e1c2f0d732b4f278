-- One message per reason and person: about a booking, a requested link … No address is kept here; it is
-- asked for when the message is written.
create table messages (
  id uuid primary key,
  user_id uuid not null,
  template text not null,
  -- What it is about: a booking's id, a request's id.
  about uuid not null,
  channel text not null default 'email',
  status text not null default 'queued' check (status in ('queued', 'sent', 'delivered', 'opened', 'clicked', 'bounced', 'failed', 'skipped')),
  vendor text,
  created_at timestamptz not null,
  sent_at timestamptz,
  constraint messages_once unique (template, about, user_id)
);
create index messages_user on messages (user_id, id);
create index messages_about on messages (about);

-- Texts per language. A row that a person edited is never replaced by the one that came with the software.
create table templates (
  name text not null,
  locale text not null,
  subject text not null,
  text text not null,
  html text not null,
  edited_at timestamptz,
  primary key (name, locale)
);

-- Addresses that refused mail for good, as keyed hashes.
create table dead_addresses (
  address_hash text primary key,
  since timestamptz not null
);
