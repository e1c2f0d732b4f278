-- Overlap per provider is refused by an index over "equal" and "overlaps" together.
create extension if not exists btree_gist;

create table categories (
  id uuid primary key,
  organization_id uuid not null,
  parent_id uuid references categories (id),
  slug text not null,
  name text not null,
  version integer not null default 1,
  constraint categories_slug_key unique (organization_id, slug)
);
create index categories_parent on categories (parent_id);

-- Who serves an appointment: a person, a room, a machine. One provider may serve several products.
create table providers (
  id uuid primary key,
  organization_id uuid not null,
  name text not null,
  version integer not null default 1
);
create index providers_organization on providers (organization_id, id);

create table products (
  id uuid primary key,
  organization_id uuid not null,
  -- product: goods with a stock; service: appointments
  type text not null check (type in ('product', 'service')),
  status text not null check (status in ('DRAFT', 'PUBLISHED', 'ARCHIVED')),
  slug text not null,
  name text not null,
  description text not null,
  category_id uuid references categories (id),
  tags text[] not null,
  -- Of a variant that has no price of its own.
  price_amount bigint not null check (price_amount >= 0),
  price_currency text not null,
  tax_basis_points integer not null check (tax_basis_points >= 0),
  -- Where it happens, or where goods are handed out.
  venue_name text not null,
  venue_city text not null,
  time_zone text not null,
  -- Services: how long it takes, what the provider needs around it, and when it is offered.
  duration_minutes integer,
  buffer_before_minutes integer not null default 0,
  buffer_after_minutes integer not null default 0,
  -- Wall-clock windows by weekday, and days that are different: domain/schedule.ts.
  schedule jsonb not null,
  version integer not null default 1,
  constraint products_slug_key unique (slug),
  constraint products_duration check ((type = 'service') = (duration_minutes is not null))
);
create index products_organization on products (organization_id, id);
create index products_category on products (category_id);

create table variants (
  id uuid primary key,
  product_id uuid not null references products (id),
  organization_id uuid not null,
  sku text not null,
  -- { "size": "M" }
  options jsonb not null,
  -- null: the product's
  price_amount bigint check (price_amount >= 0),
  -- What can be had now: holds have taken theirs already. null: a service, which has times instead.
  stock integer constraint variants_stock check (stock >= 0),
  rank integer not null,
  -- No longer sold; what is held or sold of it can still come back.
  retired boolean not null default false,
  constraint variants_sku_key unique (organization_id, sku)
);
create index variants_product on variants (product_id, rank);

-- Who serves what.
create table product_providers (
  product_id uuid not null references products (id),
  provider_id uuid not null references providers (id),
  rank integer not null,
  primary key (product_id, provider_id)
);
create index product_providers_provider on product_providers (provider_id);
