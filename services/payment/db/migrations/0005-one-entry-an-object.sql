-- Several webhooks may tell of the same strange thing: a person is asked once.
update webhook_events w set handled_at = w.parked_at where w.parked_at is not null and w.handled_at is null and exists (
  select from webhook_events o where o.provider = w.provider and o.object_id = w.object_id
    and o.parked_at is not null and o.handled_at is null and o.id < w.id);
delete from tasks t using webhook_events w
  where t.kind = 'handle-webhook' and t.key = w.provider || ':' || w.id and w.parked_at is not null and w.handled_at is not null;
create unique index webhook_events_waiting on webhook_events (provider, object_id)
  where parked_at is not null and handled_at is null;
