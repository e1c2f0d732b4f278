import type { Attributes } from "../telemetry/span.ts";

const NAME = /\b(insert into|update|delete from|from)\s+(?:only\s+)?([a-z_][a-z0-9_.]*)/;
const LONGEST = 500;
const known = new Map<string, { name: string; attributes: Attributes }>();

/**
 * What a statement is called in a trace: "update places". Its text is told too, as it was written, so with
 * placeholders only: no value is ever part of it.
 */
export function statementName(text: string): { name: string; attributes: Attributes } {
  const found = known.get(text);
  if (found) return found;
  const [, verb, table] = NAME.exec(text) ?? [];
  const name = verb ? `${verb === "from" ? "select" : verb.split(" ")[0]} ${table}` : text.split(/\s/)[0]!;
  const attributes = {
    "db.system.name": "postgresql",
    "db.query.summary": name,
    "db.query.text": text.replaceAll(/\s+/g, " ").slice(0, LONGEST),
  };
  const described = { name, attributes };
  known.set(text, described);
  return described;
}
