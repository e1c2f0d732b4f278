import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** One step a version of the file's schema; a step that has been released is never changed. */
const STEPS = [
  `
create table intents (seq integer primary key, id text not null unique, created integer not null, body text not null) strict;
create table charges (seq integer primary key, id text not null unique, intent_id text not null, body text not null) strict;
create index charges_by_intent on charges (intent_id);
create table refunds (seq integer primary key, id text not null unique, intent_id text not null, charge_id text not null,
  created integer not null, body text not null) strict;
create index refunds_by_intent on refunds (intent_id);
create index refunds_by_charge on refunds (charge_id);
create table payment_methods (seq integer primary key, id text not null unique, body text not null) strict;
create table idempotency (key text primary key, path text not null, fingerprint text not null, status integer not null,
  body text not null, request_id text not null, created_ms integer not null) strict, without rowid;
create table settlements (seq integer primary key, kind text not null, object_id text not null, due_ms integer not null) strict;
create table webhooks (seq integer primary key, id text not null unique, vendor text not null, type text not null,
  object_id text not null, chain text not null, payload text not null, copies integer not null default 1,
  attempts integer not null default 0, delivered integer not null default 0, dropped integer not null default 0,
  last_status integer, last_error text, due_ms integer, created_ms integer not null) strict;
create index webhooks_due on webhooks (due_ms, seq) where due_ms is not null;
create table faults (position integer primary key, vendor text not null, kind text not null, remaining integer,
  delay_ms integer) strict;
create table requests (seq integer primary key, id text not null, vendor text not null, at_ms integer not null,
  method text not null, path text not null, request text not null, status integer, response text not null) strict;
create index requests_by_vendor on requests (vendor, seq);
create table mails (seq integer primary key, id text not null unique, message_id text, recipient text not null,
  sender text not null, subject text not null, text text not null, html text, attachments text not null, raw blob not null,
  copies integer not null default 1, received_ms integer not null) strict;
create unique index mails_once on mails (message_id, recipient) where message_id is not null;
create index mails_by_recipient on mails (recipient, seq);
`,
  `
create table paypal_orders (seq integer primary key, id text not null unique, body text not null) strict;
create table paypal_captures (seq integer primary key, id text not null unique, order_id text not null, body text not null) strict;
create index paypal_captures_by_order on paypal_captures (order_id);
create table paypal_refunds (seq integer primary key, id text not null unique, capture_id text not null, body text not null) strict;
create index paypal_refunds_by_capture on paypal_refunds (capture_id);
create table paypal_idempotency (key text primary key, path text not null, fingerprint text not null, status integer not null,
  body text not null, created_ms integer not null) strict, without rowid;
create table paypal_settlements (seq integer primary key, kind text not null, object_id text not null, due_ms integer not null) strict;
create table paypal_keys (name text primary key, pem text not null) strict, without rowid;
`,
  `
create table disputes (seq integer primary key, id text not null unique, body text not null) strict;
`,
  `
alter table disputes add column created integer not null default 0;
update disputes set created = json_extract(body, '$.created');
create table paypal_disputes (seq integer primary key, id text not null unique, capture_id text not null,
  created_ms integer not null, body text not null) strict;
create index paypal_disputes_by_capture on paypal_disputes (capture_id);
`,
];

export type Store = {
  db: DatabaseSync;
  /** Runs the work in one transaction; anything thrown undoes all of it. Calls inside one join it. */
  transaction<T>(work: () => T): T;
  close(): void;
};

/**
 * Opens (and on the first start creates) `sandbox.sqlite` in the folder.
 * WAL with synchronous=NORMAL: a commit is a write to the operating system without an fsync, so what was
 * acknowledged outlives a SIGKILL of the process (not a power cut) and costs tens of microseconds.
 */
export function openStore(dataDir: string): Store {
  mkdirSync(dataDir, { recursive: true });
  const db = new DatabaseSync(join(dataDir, "sandbox.sqlite"));
  db.exec("pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000;");
  const row = db.prepare("pragma user_version").get() as { user_version: number };
  if (row.user_version > STEPS.length)
    throw new Error("sandbox.sqlite was written by a newer version of the sandbox");
  STEPS.slice(row.user_version).forEach((step, index) => {
    db.exec(`begin; ${step} pragma user_version = ${row.user_version + index + 1}; commit;`);
  });

  return {
    db,
    transaction(work) {
      if (db.isTransaction) return work();
      db.exec("begin immediate");
      try {
        const result = work();
        db.exec("commit");
        return result;
      } catch (error) {
        db.exec("rollback");
        throw error;
      }
    },
    close: () => db.close(),
  };
}
