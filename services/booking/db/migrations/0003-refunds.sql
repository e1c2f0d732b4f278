-- What went back so far: organizers see what is left of their sales.
alter table bookings add column refunded_amount bigint not null default 0 check (refunded_amount >= 0);
