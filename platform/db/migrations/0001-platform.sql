-- What every service has besides its own tables.

-- The outbox is the log. seq is stamped by the sequencer after commit, gap-free; readers only go by it.
create table outbox (
  position bigint generated always as identity primary key,
  seq bigint,
  event_id uuid not null,
  type text not null,
  subject text not null,
  event jsonb not null,
  created_at timestamptz not null default now()
);
create index outbox_unstamped on outbox (position) where seq is null;
create unique index outbox_seq on outbox (seq) where seq is not null;

-- One row: the last stamped seq. Its lock makes the sequencer one.
create table log_head (
  one boolean primary key default true check (one),
  seq bigint not null default 0
);
insert into log_head default values;

-- How far each consumer of this log has come.
create table log_consumers (
  consumer text primary key,
  seq bigint not null,
  acknowledged_at timestamptz not null default now()
);

-- This service as a consumer: how far it has come in each producer's log.
create table event_cursors (
  producer text primary key,
  seq bigint not null default 0
);

-- Delivered twice, done once.
create table inbox (
  event_id uuid primary key,
  handled_at timestamptz not null default now()
);

-- Events that failed, and those of the same key behind them. A parked one waits for a person.
create table deferred_events (
  producer text not null,
  seq bigint not null,
  subject text not null,
  event jsonb not null,
  attempts integer not null default 0,
  next_at timestamptz not null,
  parked_at timestamptz,
  reason text not null,
  primary key (producer, seq)
);
create index deferred_events_key on deferred_events (producer, subject, seq);

-- Work with an effect outside the database, due at a time, retried until it is done or parked.
create table tasks (
  kind text not null,
  key text not null,
  data jsonb not null default '{}',
  due_at timestamptz not null,
  attempts integer not null default 0,
  -- Grows whenever the task is asked for again: a run that began before may not close it.
  asked integer not null default 1,
  parked_at timestamptz,
  reason text,
  created_at timestamptz not null default now(),
  primary key (kind, key)
);
create index tasks_due on tasks (due_at) where parked_at is null;

-- Answers of requests with an Idempotency-Key, written with what they did.
create table idempotency_keys (
  user_id uuid not null,
  route text not null,
  key text not null,
  body_hash text not null,
  status integer not null,
  answer jsonb not null,
  created_at timestamptz not null default now(),
  constraint idempotency_keys_pkey primary key (user_id, route, key)
);
create index idempotency_keys_created on idempotency_keys (created_at);

-- Who did what to money or with a privilege. Rows are only ever added.
create table audit (
  id uuid primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  object text not null,
  organization_id uuid,
  before jsonb,
  after jsonb,
  correlation_id text
);
create index audit_object on audit (object, at);
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit rows are never changed';
end $$;
create trigger audit_is_insert_only before update or delete or truncate on audit
  for each statement execute function refuse_audit_change();
