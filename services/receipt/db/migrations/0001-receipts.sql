-- Numbers are gap-free per organization and year: the row is locked while the next one is given away.
create table number_counters (
  organization_id uuid not null,
  year integer not null,
  last integer not null,
  primary key (organization_id, year)
);

create table receipts (
  id uuid primary key,
  organization_id uuid not null,
  year integer not null,
  sequence integer not null,
  number text not null,
  booking_id uuid not null,
  payment_id uuid not null,
  user_id uuid not null,
  amount bigint not null,
  tax_amount bigint not null,
  currency text not null,
  object_key text not null,
  numbered_at timestamptz not null,
  -- Null until the document is stored.
  generated_at timestamptz,
  constraint receipts_booking_key unique (booking_id),
  constraint receipts_number_key unique (organization_id, year, sequence)
);
create index receipts_user on receipts (user_id, id);
