-- What waits for a person is a parked task, for webhooks too: one place to look.
insert into tasks (kind, key, data, due_at, parked_at, reason)
  select 'handle-webhook', provider || ':' || id, jsonb_build_object('provider', provider, 'event_id', id), parked_at, parked_at, reason
  from webhook_events where parked_at is not null and handled_at is null
  on conflict do nothing;
drop index webhook_events_parked;

create index refunds_failed on refunds (payment_id) where status = 'FAILED';
create index payments_organization on payments (organization_id, created_at desc, id desc);
drop index payments_user;
create index payments_user on payments (user_id, created_at desc, id desc);
