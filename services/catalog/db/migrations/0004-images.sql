alter table products
  -- What the object store has of it; null: the picture is drawn from the slug.
  add column image jsonb,
  add column image_alt text not null default '';
