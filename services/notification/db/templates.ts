import type { Handle, RowOf } from "../../../platform/db/sql.ts";
import { sql } from "../../../platform/db/sql.ts";

const columns = { name: "text", locale: "text", subject: "text", text: "text", html: "text" } as const;
export type Template = RowOf<typeof columns>;

const findBest = sql(
  columns,
  `select name, locale, subject, text, html from templates where name = $1 and locale = any($2::text[])
   order by array_position($2::text[], locale) limit 1`,
);
const installOne = sql(
  {},
  `insert into templates (name, locale, subject, text, html) values ($1, $2, $3, $4, $5)
   on conflict (name, locale) do update set subject = excluded.subject, text = excluded.text, html = excluded.html
   where templates.edited_at is null and (templates.subject, templates.text, templates.html) is distinct from (excluded.subject, excluded.text, excluded.html)`,
);

/** The template in the first of these languages that has it. */
export const templateIn = (h: Handle, name: string, locales: string[]) => findBest.one(h, name, locales);
export const installTemplate = (h: Handle, t: Template) =>
  installOne.run(h, t.name, t.locale, t.subject, t.text, t.html);
