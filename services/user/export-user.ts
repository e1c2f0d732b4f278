import type { Context } from "./context.ts";
import { KEEPERS } from "./domain/keepers.ts";

/** What is kept about a person, by what it is called: "bookings", "sessions" … */
type KeptData = Record<string, Record<string, unknown>[]>;

/**
 * Asks everybody who keeps something about people. All of it or nothing: a file that lacks something looks complete.
 * @throws AppError dependency_unavailable while one of them does not answer
 */
export async function exportUser(context: Context, user_id: string): Promise<KeptData> {
  const parts = await Promise.all(KEEPERS.map((service) => keptBy(context, service, user_id)));
  return Object.assign({}, ...parts) as KeptData;
}

async function keptBy({ keeper }: Context, service: string, userId: string): Promise<KeptData> {
  const kept: KeptData = {};
  let cursor = "";
  do {
    const page = await keeper(service).exportPerson({ userId, cursor });
    const items = page.items.map((item) => JSON.parse(item) as Record<string, unknown>);
    kept[page.name] = [...(kept[page.name] ?? []), ...items];
    cursor = page.cursor;
  } while (cursor);
  return kept;
}
