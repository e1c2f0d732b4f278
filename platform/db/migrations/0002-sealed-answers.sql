-- Remembered answers hold what only their receiver may see: from now on they are sealed. Those in the clear go;
-- a retry of before is judged anew, and meets what it did by the ids that follow from its key.
delete from idempotency_keys;
alter table idempotency_keys drop column answer;
alter table idempotency_keys add column answer bytea not null;
