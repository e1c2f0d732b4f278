-- Who puts it on, as auth says; copied, because every line of the programme shows it.
alter table events add column organization_name text not null default '';

insert into tasks (kind, key, data, due_at)
select distinct 'name-organizer', organization_id::text, '{}'::jsonb, now() from events;
