-- A layout may change while tickets of the old one exist: what it had is kept for them, and not offered any more.
alter table zones add column removed boolean not null default false;
alter table sections add column removed boolean not null default false;
