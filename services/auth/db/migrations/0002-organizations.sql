-- Who sells.
create table organizations (
  id uuid primary key,
  name text not null,
  legal_name text not null,
  address_lines text[] not null,
  country text not null,
  tax_id text not null,
  email text not null,
  version integer not null default 1,
  created_at timestamptz not null
);

create table memberships (
  organization_id uuid not null references organizations,
  user_id uuid not null references accounts on delete cascade,
  role text not null check (role in ('owner', 'manager', 'member', 'scanner', 'viewer')),
  created_at timestamptz not null,
  constraint memberships_pkey primary key (organization_id, user_id)
);
create index memberships_user on memberships (user_id, organization_id);

create table invitations (
  id uuid primary key,
  organization_id uuid not null references organizations,
  email text not null,
  email_key text not null,
  role text not null check (role in ('owner', 'manager', 'member', 'scanner', 'viewer')),
  invited_by uuid not null references accounts on delete cascade,
  token_hash bytea,
  requested_at timestamptz not null,
  expires_at timestamptz not null,
  -- The newest invitation of an address is the one that counts.
  constraint invitations_address unique (organization_id, email_key)
);
create unique index invitations_token on invitations (token_hash);
create index invitations_by on invitations (invited_by);
create index invitations_email on invitations (email_key);
create index invitations_expired on invitations (expires_at);
