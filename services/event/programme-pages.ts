import type { Clock } from "../../platform/clock.ts";
import type { Database } from "../../platform/db/database.ts";
import { type Document, documentOf, sendDocument } from "../../platform/http/encoding.ts";
import type { Reply } from "../../platform/http/route.ts";
import { together } from "../../platform/together.ts";
import { readMark } from "./db/mark.ts";

/** Of searches, too, of which there may be any number. */
const MOST = 100;

/** What is answered, and when time alone makes it wrong, in milliseconds. */
export interface Made {
  body: unknown;
  until_ms: number;
  headers?: Record<string, string>;
}

/**
 * Answers that are the same for everybody, kept until something changes. Before each answer the database is asked for
 * its mark, in one small statement for all who wait, so that what was just published is there.
 */
export interface ProgrammePages {
  /** @param make is asked once per change, however many wait for it; what it throws is not kept */
  answer(
    key: string,
    accept_encoding: string | string[] | undefined,
    make: () => Promise<Made>,
  ): Promise<Reply>;
}

interface Kept {
  mark: string;
  made: Promise<Omit<Made, "body"> & { page: Document }>;
}

export function programmePages(db: Database, clock: Clock): ProgrammePages {
  const kept = new Map<string, Kept>();
  const askMark = together(async () => (await readMark.one(db))!.mark, db.changes);
  const keep = (key: string, mark: string, make: () => Promise<Made>): Kept => {
    const made = make().then(({ body, ...more }) => ({ page: documentOf(body), ...more }));
    const entry = { mark, made };
    kept.delete(key);
    if (kept.size >= MOST) kept.delete(kept.keys().next().value!);
    kept.set(key, entry);
    made.catch(() => {
      if (kept.get(key) === entry) kept.delete(key);
    });
    return entry;
  };
  return {
    async answer(key, accept_encoding, make) {
      // Asked for before it is made: what changes in between makes it old, not wrong.
      const mark = await askMark();
      const known = kept.get(key);
      let entry = known?.mark === mark ? known : keep(key, mark, make);
      if ((await entry.made).until_ms <= clock.now().getTime()) {
        const other = kept.get(key);
        entry = other && other !== entry ? other : keep(key, mark, make);
      }
      const { page, headers } = await entry.made;
      return sendDocument(page, accept_encoding, headers ?? {});
    },
  };
}
