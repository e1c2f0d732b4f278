-- What a provider calls the money itself: PayPal's refunds name it, and its orders are forgotten sooner.
alter table captures add column capture_id text;
