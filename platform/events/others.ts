import type { LogOwner } from "./log-service.ts";
import { headOf, readAfter } from "./log-service.ts";

const BATCH = 1_000;

/**
 * Looks for what other instances of the service have stamped, so that who waits for news here gets it as soon as
 * who waits there. A commit is no signal to another process, and a NOTIFY would cost every commit.
 * @returns a step; it says how many events it found
 */
export function lookForOthers({ db, stamped, tail }: LogOwner): () => Promise<number> {
  let from: number | undefined;
  return async () => {
    from = Math.max(from ?? -1, tail.last ?? -1);
    // From now on: what was before, readers find by themselves.
    if (from < 0) from = await headOf(db);
    const rows = await readAfter.all(db, from, BATCH);
    const last = rows.at(-1)?.seq;
    if (last === undefined) return 0;
    from = last;
    // This one may have stamped meanwhile: then the others' are found in the database.
    if (last > (tail.last ?? -1)) tail.push(rows);
    stamped.notify();
    return rows.length;
  };
}
