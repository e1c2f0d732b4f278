import { sql } from "../../../platform/db/sql.ts";

/** $1: documents as JSON, $2: when their state was read. Of two writers the one that has read later counts. */
export const putDocuments = sql(
  {},
  `insert into search_documents (id, kind, title, keywords, body, category, city, price_amount, starts, ends_at, access, written_at)
   select d.id, d.kind, d.title, d.keywords, d.body, d.category, d.city, d.price_amount, d.starts, d.ends_at, d.access, $2
   from jsonb_to_recordset($1) as d(id uuid, kind text, title text, keywords text, body text, category text, city text,
     price_amount int8, starts timestamptz[], ends_at timestamptz, access text[])
   order by d.id
   on conflict (id) do update set kind = excluded.kind, title = excluded.title, keywords = excluded.keywords,
     body = excluded.body, category = excluded.category, city = excluded.city, price_amount = excluded.price_amount,
     starts = excluded.starts, ends_at = excluded.ends_at, access = excluded.access, written_at = excluded.written_at
   where search_documents.written_at <= excluded.written_at`,
);
export const removeDocuments = sql(
  {},
  "delete from search_documents where id = any($1::uuid[]) and written_at <= $2",
);
export const removeOlderDocuments = sql({}, "delete from search_documents where written_at < $1");

const facet = (column: string, others: string, from = "matched") => `
  (select coalesce(jsonb_agg(jsonb_build_object('value', value, 'count', count) order by count desc, value), '[]')
   from (select ${column} as value, count(*) as count from ${from} where ${others} and ${column} <> '' group by 1
     order by count desc, value limit 50) as counted)`;

/**
 * $1 words for to_tsquery, $2 the text, $3 now, $4 and $5 the dates, $6 the highest price, $7 kinds, $8 category, $9 city,
 * $10 sort, $11 and $12 where the page before ended, $13 how many, $14 kinds of places that have to be free. One statement: the facets count what the page is of.
 */
export const findDocuments = sql(
  { hits: "jsonb", kind: "jsonb", category: "jsonb", city: "jsonb", access: "jsonb" },
  `with matched as (
     select d.id, d.kind, d.category, d.city, d.access,
       $7::text[] is null or d.kind = any($7::text[]) as kind_ok,
       $8::text is null or d.category = $8::text as category_ok,
       $9::text is null or lower(d.city) = lower($9::text) as city_ok,
       $14::text[] is null or d.access @> $14::text[] as access_ok,
       case $10::text
         when 'relevance' then
           -round((ts_rank(d.words, to_tsquery('simple', $1::text)) + word_similarity($2::text, d.title))::numeric, 6)
         when 'date' then coalesce((select min(extract(epoch from s) * 1000) from unnest(d.starts) s where s >= coalesce($4::timestamptz, $3::timestamptz)), 9e15)
         when 'price' then coalesce(d.price_amount, 9e15)
         else -coalesce(d.price_amount, -9e15)
       end::float8 as key
     from search_documents d
     where ($1::text is null or d.words @@ to_tsquery('simple', $1::text) or $2::text <% d.title)
       and (d.ends_at is null or d.ends_at > $3::timestamptz)
       and ($4::timestamptz is null and $5::timestamptz is null or d.kind = 'service'
         or exists (select from unnest(d.starts) s where s >= coalesce($4::timestamptz, $3::timestamptz) and ($5::timestamptz is null or s <= $5::timestamptz)))
       and ($6::int8 is null or d.price_amount <= $6::int8)),
   page as (
     select id, kind, key from matched
     where kind_ok and category_ok and city_ok and access_ok and ($11::float8 is null or (key, id) > ($11::float8, $12::uuid))
     order by key, id limit $13::int4)
   select (select coalesce(jsonb_agg(to_jsonb(page) order by key, id), '[]') from page) as hits,
     ${facet("kind", "category_ok and city_ok and access_ok")} as kind,
     ${facet("category", "kind_ok and city_ok and access_ok")} as category,
     ${facet("city", "kind_ok and category_ok and access_ok")} as city,
     ${facet("place_kind", "kind_ok and category_ok and city_ok", "matched, unnest(access) as place_kind")} as access`,
);
