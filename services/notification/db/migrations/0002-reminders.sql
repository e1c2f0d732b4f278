-- A booking may have several evenings, and each is reminded of once.
alter table messages add column occasion_id uuid;
alter table messages drop constraint messages_once;
alter table messages add constraint messages_once unique nulls not distinct (template, about, user_id, occasion_id);
