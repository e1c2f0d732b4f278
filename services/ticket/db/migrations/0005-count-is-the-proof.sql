-- Places are moved with the statement that writes their hold, and nobody waits for its answer before the commit:
-- where not all of them moved, the statement fails, and the transaction with it.
create function must_move(moved bigint, wanted integer) returns boolean language plpgsql as $$
begin
  if moved <> wanted then
    raise exception 'places that were locked changed hands: % of % moved', moved, wanted;
  end if;
  return true;
end $$;
