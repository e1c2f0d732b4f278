-- A booking of goods alone has no end that could be waited for: it is completed when it can no longer be called off.
create index bookings_goods on bookings (confirmed_at) where status = 'CONFIRMED' and end_time is null;
