-- How the event's picture is drawn: a ticket shows the same one.
alter table events add column art_family text not null default '';
