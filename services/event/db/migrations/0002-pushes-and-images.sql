-- Every push to ticket has a higher number than those before it, also than those whose change was taken back.
create sequence push_revisions as integer;
select setval('push_revisions', 1000 + coalesce((select max(version) from events), 0));

alter table events
  -- The picture that is kept in the object store; null: drawn from the slug.
  add column image jsonb,
  add column image_alt text not null default '';
