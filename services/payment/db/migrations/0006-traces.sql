-- What its provider says belongs to the click that asked for it.
alter table payments add column traceparent text;
