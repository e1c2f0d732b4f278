-- What the embedded search engine knows: the same documents that another engine is given instead.
create extension if not exists pg_trgm;

create table search_documents (
  id uuid primary key,
  kind text not null check (kind in ('event', 'product', 'service')),
  -- Lower case, without accents, by weight: what a search looks at.
  title text not null,
  keywords text not null,
  body text not null,
  words tsvector not null generated always as (
    setweight(to_tsvector('simple'::regconfig, title), 'A') || setweight(to_tsvector('simple'::regconfig, keywords), 'B')
    || setweight(to_tsvector('simple'::regconfig, body), 'C')) stored,
  category text,
  city text not null,
  price_amount bigint,
  -- Of an event; nothing else has dates.
  starts timestamptz[] not null,
  ends_at timestamptz,
  written_at timestamptz not null
);
create index search_documents_words on search_documents using gin (words);
create index search_documents_title on search_documents using gin (title gin_trgm_ops);

-- Whatever was there before the index was, is found too.
insert into tasks (kind, key, data, due_at) values ('rebuild-search', 'all', '{}', now())
on conflict (kind, key) do nothing;
