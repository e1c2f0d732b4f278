import { randomUUIDv7 } from "node:crypto";
import type { Store } from "./open-store.ts";
import type { Page, PageRequest } from "./paging.ts";
import { cutPage } from "./paging.ts";

export type Attachment = { filename: string; content_type: string; size: number };

/** One mail as one recipient has it. `copies` above 1: the same Message-ID arrived again. */
export type Mail = {
  id: string;
  message_id: string | null;
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string | null;
  attachments: Attachment[];
  copies: number;
  received_at: string;
};

export type NewMail = Omit<Mail, "id" | "to" | "copies" | "received_at"> & {
  recipients: string[];
  raw: Buffer;
};

type Row = {
  seq: number;
  id: string;
  message_id: string | null;
  recipient: string;
  sender: string;
  subject: string;
  text: string;
  html: string | null;
  attachments: string;
  copies: number;
  received_ms: number;
};

export type Mails = ReturnType<typeof openMails>;

const LISTED =
  "seq, id, message_id, recipient, sender, subject, text, html, attachments, copies, received_ms";
const KEPT = 20_000;

/** The mailbox of the whole world: whatever was sent to anybody. The newest 20,000 mails are kept. */
export function openMails(store: Store, clock: () => number) {
  const { db } = store;
  const insert = db.prepare(
    `insert into mails (id, message_id, recipient, sender, subject, text, html, attachments, raw, received_ms)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (message_id, recipient) where message_id is not null do update set copies = copies + 1`,
  );
  const prune = db.prepare("delete from mails where seq <= (select max(seq) from mails) - ?");
  const get = db.prepare(`select ${LISTED} from mails where id = ?`);
  const raw = db.prepare("select raw from mails where id = ?");
  const list = db.prepare(
    `select ${LISTED} from mails where seq < ?1 and (?2 is null or recipient = ?2) order by seq desc limit ?3`,
  );
  let written = 0;
  return {
    /** Stores it once per recipient; a Message-ID the recipient already has only counts as another copy. */
    add(mail: NewMail): void {
      const { message_id, from, subject, text, html } = mail;
      const attachments = JSON.stringify(mail.attachments);
      store.transaction(() => {
        for (const recipient of new Set(mail.recipients.map((one) => one.toLowerCase()))) {
          const id = randomUUIDv7();
          insert.run(id, message_id, recipient, from, subject, text, html, attachments, mail.raw, clock());
          if (++written % 500 === 0) prune.run(KEPT);
        }
      });
    },
    list: (to: string | null, page: PageRequest): Page<Mail> =>
      cutPage(
        list.all(page.before, to?.toLowerCase() ?? null, page.limit + 1) as unknown as Row[],
        page.limit,
        toMail,
      ),
    get(id: string): Mail | null {
      const row = get.get(id) as unknown as Row | undefined;
      return row ? toMail(row) : null;
    },
    /** The mail exactly as it came over the wire. */
    raw(id: string): Buffer | null {
      const row = raw.get(id) as { raw: Uint8Array } | undefined;
      return row ? Buffer.from(row.raw) : null;
    },
  };
}

function toMail(row: Row): Mail {
  return {
    id: row.id,
    message_id: row.message_id,
    to: row.recipient,
    from: row.sender,
    subject: row.subject,
    text: row.text,
    html: row.html,
    attachments: JSON.parse(row.attachments) as Attachment[],
    copies: row.copies,
    received_at: new Date(row.received_ms).toISOString(),
  };
}
