import { randomUUIDv7 } from "node:crypto";
import type { Page, PageRequest } from "./paging.ts";
import { cutPage } from "./paging.ts";
import { redact } from "./redact.ts";
import type { Store } from "./open-store.ts";

/** One exchange with a vendor. `status` and `response` are null when nothing was answered (a time-out). */
export type LoggedRequest = {
  id: string;
  vendor: string;
  at: string;
  method: string;
  path: string;
  request: unknown;
  status: number | null;
  response: unknown;
};

type Row = Omit<LoggedRequest, "at" | "request" | "response"> & {
  seq: number;
  at_ms: number;
  request: string;
  response: string;
};

export type RequestLog = ReturnType<typeof openRequestLog>;

const KEPT = 10_000;
const LONGEST = 64 * 1024;

/** The list of what every vendor was sent and answered, without secrets and card numbers; the newest 10,000. */
export function openRequestLog(store: Store, clock: () => number) {
  const insert = store.db.prepare(
    "insert into requests (id, vendor, at_ms, method, path, request, status, response) values (?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const prune = store.db.prepare("delete from requests where seq <= (select max(seq) from requests) - ?");
  const select = store.db.prepare(
    `select * from requests where seq < ? and (?2 is null or vendor = ?2) order by seq desc limit ?3`,
  );
  let written = 0;
  return {
    record(entry: Omit<LoggedRequest, "id" | "at">): void {
      const { vendor, method, path, status } = entry;
      const [request, response] = [toJson(entry.request), toJson(entry.response)];
      insert.run(randomUUIDv7(), vendor, clock(), method, redact(path) as string, request, status, response);
      if (++written % 500 === 0) prune.run(KEPT);
    },
    list(vendor: string | null, page: PageRequest): Page<LoggedRequest> {
      const rows = select.all(page.before, vendor, page.limit + 1) as unknown as Row[];
      return cutPage(rows, page.limit, toLogged);
    },
  };
}

function toJson(value: unknown): string {
  const text = JSON.stringify(redact(value ?? null));
  return text.length > LONGEST ? JSON.stringify({ truncated: true, characters: text.length }) : text;
}

function toLogged(row: Row): LoggedRequest {
  return {
    id: row.id,
    vendor: row.vendor,
    at: new Date(row.at_ms).toISOString(),
    method: row.method,
    path: row.path,
    request: JSON.parse(row.request),
    status: row.status,
    response: JSON.parse(row.response),
  };
}
