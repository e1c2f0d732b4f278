import { task } from "../../../platform/jobs/tasks.ts";
import type { Context } from "../context.ts";
import { productPage } from "../db/products.ts";
import { eventDocument, productDocument } from "../search/documents.ts";
import type { SearchDocument } from "../search/engine.ts";

const PAGE = 100;
const TRIES = 500;

interface Progress {
  /** When it began: what was not put again since then goes at the end. */
  started_at?: string;
  source?: "events" | "products";
  after?: string;
}

/**
 * Puts everything that can be found again, a page a run, and then forgets the rest. Events that change meanwhile are
 * put by their own tasks, and the newer state counts. `npm run search:rebuild` asks for it.
 */
export const rebuildSearch = task<Context, Progress>(
  "rebuild-search",
  { max_attempts: TRIES },
  async (context, { key, data }) => {
    const now = context.clock.now();
    const { started_at = now.toISOString(), source = "events", after } = data;
    const page =
      source === "events" ? await eventsAfter(context, after) : await productsAfter(context, after);
    if (page.documents.length > 0) await context.search.put(page.documents, now);
    const next: Progress | undefined =
      page.last !== undefined
        ? { started_at, source, after: page.last }
        : source === "events"
          ? { started_at, source: "products" }
          : undefined;
    if (!next) return context.search.removeOlder(new Date(started_at));
    return context.db.tx(async (tx) => context.tasks.ask(tx, "rebuild-search", key, { data: { ...next } }));
  },
);

/** One page, and where it ended when there may be more. */
interface Page {
  documents: SearchDocument[];
  last: string | undefined;
}

async function eventsAfter(context: Context, after = ""): Promise<Page> {
  const { events } = await context.events.listEvents({ after, limit: PAGE });
  return {
    documents: events.flatMap((event) => eventDocument(event) ?? []),
    last: events.length < PAGE ? undefined : events.at(-1)!.id,
  };
}

async function productsAfter(context: Context, before?: string): Promise<Page> {
  const products = await productPage(context.db, {
    statuses: ["PUBLISHED"],
    organization_id: null,
    type: null,
    category: null,
    tag: null,
    before: before ?? null,
    limit: PAGE,
  });
  return {
    documents: products.flatMap((product) => productDocument(product) ?? []),
    last: products.length < PAGE ? undefined : products.at(-1)!.id,
  };
}
