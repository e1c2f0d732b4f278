-- When a provider is asked next for disputes that no webhook told of.
create table dispute_checks (
  provider text primary key,
  next_check_at timestamptz not null
);
create index disputes_undecided on disputes (provider, created_at) where status in ('INQUIRY', 'OPEN');
