-- A customer's bank wants money back. Its own words for how it stands are the provider's.
create table disputes (
  provider text not null,
  provider_dispute_id text not null,
  payment_id uuid not null references payments (id),
  amount bigint not null check (amount >= 0),
  currency text not null,
  status text not null check (status in ('INQUIRY', 'OPEN', 'WON', 'LOST')),
  reason text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (provider, provider_dispute_id)
);
create index disputes_payment on disputes (payment_id, created_at);
