-- Stamping in one call: each statement of a function sees what was committed before it began, so the second one
-- looks when the lock of the head's row is there. Insert order is not commit order: only what is visible under that
-- lock is numbered, so that a transaction that stays open beside neither leaves a gap nor is passed over.
create function stamp_outbox(batch integer) returns table (stamped bigint, stamped_event text) language plpgsql as $$
begin
  perform 1 from log_head for update;
  return query
    with batch as (
      select o.position, row_number() over (order by o.position) as n
      from (select u.position from outbox as u where u.seq is null order by u.position limit stamp_outbox.batch) as o),
    moved as (
      update log_head set seq = log_head.seq + (select count(*) from batch) where (select count(*) from batch) > 0
      returning log_head.seq - (select count(*) from batch) as base)
    update outbox set seq = moved.base + batch.n from batch, moved where outbox.position = batch.position
    returning outbox.seq, outbox.event::text;
end $$;
