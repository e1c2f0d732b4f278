-- The same purchase as plain statements, one after another: what the database alone can do. Runs in pgbench, or in
-- ceiling.ts where there is none. Each service's tables are a schema of their own.
select uuidv7() as hold, uuidv7() as booking, uuidv7() as payment, uuidv7() as item, uuidv7() as ticket, uuidv7() as e1, uuidv7() as e2, uuidv7() as e3, uuidv7() as e4, uuidv7() as e5, uuidv7() as e6, uuidv7() as e7, uuidv7() as guest, nextval('ticket.next_place') as rank \gset

-- 1. hold
begin;
insert into ticket.holds (id, booking_id, user_id, person, revision, state, created_at) values (:hold, :booking, :guest, :guest, 1, 'NEW', now());
select e.name, e.slug, e.organization_id, p.starts_at, p.sale_starts_at, p.sale_ends_at, e.cancelled from ticket.performances p join ticket.events e on e.id = p.event_id where p.id = :performance;
select price_amount, price_currency, tax_basis_points from ticket.prices where event_id = :event;
select p.id as place from ticket.places p where p.performance_id = :performance and p.rank = :rank for no key update \gset
update ticket.places set status = 'HELD', hold_id = :hold where id = :place and status = 'FREE';
update ticket.holds set state = 'HELD', lines = '[]', expires_at = now() + interval '10 minutes', lapse_at = now() + interval '12 minutes' where id = :hold;
insert into ticket.outbox (event_id, type, subject, event) values (:e1, 'availability.changed', :performance, '{"specversion":"1.0","source":"foyer/ticket","type":"availability.changed","data":{"taken":["018f0000-0000-7000-8000-000000000000"],"held":[],"freed":[],"zones":[]}}');
commit;

-- 2. booking
begin;
insert into booking.bookings (id, reference, user_id, organization_id, status, payment_status, price_amount, tax_amount, price_currency, locale, created_at, updated_at, expires_at, version, hold_id, hold_revision, owners) values (:booking, :booking, :guest, :organization, 'PENDING', 'PENDING', 6900, 570, 'EUR', 'en', now(), now(), now() + interval '10 minutes', 1, :hold, 1, '{ticket}');
insert into booking.booking_items (id, booking_id, position, type, owner, wanted, line, quantity, unit_price_amount, price_amount, tax_basis_points, tax_amount, subject_id) values (:item, :booking, 0, 'place', 'ticket', '{"type":"place","performance_id":"018f0000-0000-7000-8000-000000000000"}', '{"title":"The Lantern","subtitle":"Stalls, row A, seat 1","places":[{"section":"Stalls","row":"A","label":"1"}]}', 1, 6900, 6900, 900, 570, :event);
insert into booking.booking_history (booking_id, axis, to_state, reason, actor, at) values (:booking, 'status', 'PENDING', 'by_customer', 'user', now());
insert into booking.booking_history (booking_id, axis, to_state, reason, actor, at) values (:booking, 'payment_status', 'PENDING', 'by_customer', 'user', now());
insert into booking.outbox (event_id, type, subject, event) values (:e2, 'booking.created', :booking, '{"specversion":"1.0","source":"foyer/booking","type":"booking.created","data":{"status":"PENDING","payment_status":"PENDING","price_amount": 6900,"price_currency":"EUR"}}');
insert into booking.idempotency_keys (user_id, route, key, body_hash, status, answer) values (:guest, 'POST /bookings', :booking, 'hash', 201, '"{}"');
commit;

-- 3. payable
begin;
insert into payment.inbox (event_id) values (:e2);
insert into payment.payments (id, booking_id, user_id, organization_id, provider, status, amount, currency, expires_at, booking_version, created_at, updated_at) values (:payment, :booking, :guest, :organization, 'stripe', 'CREATED', 6900, 'EUR', now() + interval '10 minutes', 1, now(), now());
insert into payment.outbox (event_id, type, subject, event) values (:e3, 'payment.created', :payment, '{"specversion":"1.0","source":"foyer/payment","type":"payment.created","data":{"status":"CREATED","amount": 6900,"currency":"EUR"}}');
commit;

-- 4. intent
begin;
select id, status, amount, revision, version from payment.payments where booking_id = :booking for no key update;
insert into payment.payment_log (id, at, direction, provider, operation, payment_id, amount, currency, outcome) values (:e4, now(), 'out', 'stripe', 'create_intent', :payment, 6900, 'EUR', 'ok');
update payment.payments set provider_payment_id = :payment, status = 'PENDING', next_check_at = now() + interval '1 minute', version = version + 1, updated_at = now() where id = :payment;
insert into payment.idempotency_keys (user_id, route, key, body_hash, status, answer) values (:guest, 'POST /payments/create', :payment, 'hash', 201, '"{}"');
commit;

-- 5. webhook
begin;
insert into payment.webhook_events (provider, id, type, object_id, payload, received_at, handled_at) values ('stripe', :payment, 'payment_intent.succeeded', :payment, '{"type":"payment_intent.succeeded"}', now(), now());
select id, status, amount, revision, version from payment.payments where provider = 'stripe' and provider_payment_id = :payment for no key update;
insert into payment.captures (provider, provider_payment_id, payment_id, amount, currency, accepted, captured_at) values ('stripe', :payment, :payment, 6900, 'EUR', true, now());
insert into payment.payment_log (id, at, direction, provider, operation, provider_payment_id, amount, currency, outcome) values (:e5, now(), 'in', 'stripe', 'payment_intent.succeeded', :payment, 6900, 'EUR', 'ok');
update payment.payments set status = 'SUCCEEDED', captured_amount = 6900, succeeded_at = now(), next_check_at = null, version = version + 1, updated_at = now() where id = :payment;
insert into payment.audit (id, at, actor, action, object, organization_id) values (:e5, now(), 'provider stripe', 'payment.capture', :payment, :organization);
insert into payment.outbox (event_id, type, subject, event) values (:e5, 'payment.succeeded', :payment, '{"specversion":"1.0","source":"foyer/payment","type":"payment.succeeded","data":{"status":"SUCCEEDED","captured_amount": 6900,"currency":"EUR"}}');
commit;

-- 6. issue
begin;
select state, revision, lines from ticket.holds where id = :hold for no key update;
update ticket.places set status = 'SOLD' where id = :place and hold_id = :hold;
update ticket.holds set state = 'COMMITTED', committed_at = now(), lapse_at = null where id = :hold;
insert into ticket.tickets (id, booking_id, hold_id, user_id, organization_id, event_id, performance_id, zone_id, ticket_type_id, place_id, rank, key_id, short_code, issued_at, changed_at) values (:ticket, :booking, :hold, :guest, :organization, :event, :performance, :zone, :ticket_type, :place, 0, :key, :ticket, now(), now());
insert into ticket.outbox (event_id, type, subject, event) values (:e6, 'ticket.issued', :ticket, '{"specversion":"1.0","source":"foyer/ticket","type":"ticket.issued","data":{}}');
insert into ticket.outbox (event_id, type, subject, event) values (gen_random_uuid(), 'availability.changed', :performance, '{"specversion":"1.0","source":"foyer/ticket","type":"availability.changed","data":{"taken":["018f0000-0000-7000-8000-000000000000"],"held":[],"freed":[],"zones":[]}}');
commit;

-- 7. confirm
begin;
insert into booking.inbox (event_id) values (:e5);
select status, payment_status, version from booking.bookings where id = :booking for no key update;
update booking.bookings set status = 'CONFIRMED', payment_status = 'SUCCEEDED', payment_id = :payment, paid_amount = 6900, settled_at = now(), confirmed_at = now(), version = version + 1, updated_at = now() where id = :booking;
insert into booking.booking_history (booking_id, axis, from_state, to_state, reason, actor, at) values (:booking, 'payment_status', 'PENDING', 'SUCCEEDED', 'money_came', 'service payment', now());
insert into booking.booking_history (booking_id, axis, from_state, to_state, reason, actor, at) values (:booking, 'status', 'PENDING', 'CONFIRMED', 'paid', 'system', now());
insert into booking.outbox (event_id, type, subject, event) values (:e7, 'booking.confirmed', :booking, '{"specversion":"1.0","source":"foyer/booking","type":"booking.confirmed","data":{"status":"CONFIRMED","payment_status":"SUCCEEDED","price_amount": 6900,"price_currency":"EUR"}}');
commit;
