-- When anything about a ticket last changed: a door that has a list asks for what is newer.
alter table tickets add column changed_at timestamptz;
update tickets set changed_at = greatest(issued_at, used_at, cancelled_at);
alter table tickets alter column changed_at set not null;
create index tickets_door on tickets (performance_id, changed_at);

-- When the scan came to us: later than `at` where the door had no network.
alter table check_ins add column received_at timestamptz;
-- The person was let in before we were asked.
alter table check_ins add column let_in boolean not null default false;
create index check_ins_conflicts on check_ins (performance_id, received_at, id) where let_in and result <> 'ok';
