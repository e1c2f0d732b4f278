-- People who can sign in, and guests, who cannot yet.
create table accounts (
  id uuid primary key,
  guest boolean not null,
  -- As it was typed; email_key is what makes two spellings one address.
  email text,
  email_key text,
  email_verified_at timestamptz,
  -- The address of a full account that waits for its verification.
  pending_email text,
  password_hash text,
  -- organizer, admin: besides customer, which every full account is.
  granted_roles text[] not null default '{}',
  created_at timestamptz not null,
  constraint accounts_email_pair check ((email is null) = (email_key is null)),
  constraint accounts_full check (guest or email_key is not null)
);
-- An address belongs to one full account; any number of guests may name it.
create unique index accounts_email on accounts (email_key) where not guest;
create index accounts_guest_email on accounts (email_key) where guest and email_key is not null;

-- A signed-in device.
create table sessions (
  id uuid primary key,
  user_id uuid not null references accounts on delete cascade,
  user_agent text not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  -- Moves with every refresh, up to ends_at.
  expires_at timestamptz not null,
  ends_at timestamptz not null
);
create index sessions_user on sessions (user_id, id);
create index sessions_expired on sessions (expires_at);

-- Used ones stay as long as their session may live: one that comes again has been stolen.
create table refresh_tokens (
  token_hash bytea primary key,
  session_id uuid not null references sessions on delete cascade,
  issued_at timestamptz not null,
  used_at timestamptz,
  uses integer not null default 0
);
create index refresh_tokens_session on refresh_tokens (session_id);

-- Keys of access tokens; the private half is sealed. The newest signs, all are published.
create table signing_keys (
  id uuid primary key,
  public_jwk jsonb not null,
  private_key bytea not null,
  created_at timestamptz not null
);

-- Mails with a one-use link that were asked for. The token is made when the mail is written.
create table mail_requests (
  id uuid primary key,
  user_id uuid not null references accounts on delete cascade,
  purpose text not null check (purpose in ('email_verification', 'password_reset')),
  email text not null,
  token_hash bytea,
  requested_at timestamptz not null,
  expires_at timestamptz not null
);
create unique index mail_requests_token on mail_requests (token_hash);
create index mail_requests_user on mail_requests (user_id, purpose);
create index mail_requests_expired on mail_requests (expires_at);

-- Addresses for which a new password was asked: looked up later, so that nobody can tell from the answer
-- whether there is an account.
create table reset_requests (
  id uuid primary key,
  email_key text not null,
  requested_at timestamptz not null
);

-- How often something was tried. A crash may forget it, so it is not written ahead.
create unlogged table attempts (
  key text primary key,
  count integer not null,
  until timestamptz not null
);
create index attempts_until on attempts (until);
