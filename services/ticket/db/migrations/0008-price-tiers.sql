-- Prices before the regular one: until a date, for the first so many, or both (contracts/types/price-tiers.ts).
alter table prices add column tiers jsonb not null default '[]';

-- Held and sold at a price that holds for the first so many, over all dates: a counted row, locked, because parallel
-- baskets would get past any other check. Apart from prices, which are written anew with every push.
create table price_counts (
  zone_id uuid not null,
  ticket_type_id uuid not null,
  count integer not null check (count >= 0),
  primary key (zone_id, ticket_type_id)
);
