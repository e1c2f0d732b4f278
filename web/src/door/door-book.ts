import { isProblem } from "../api/problem.ts";
import { getDoorList } from "../api/tickets.ts";
import { keep, readKept } from "../lib/kept.ts";
import { newKey } from "../lib/ids.ts";
import { serverNow } from "../lib/server-clock.ts";
import { createStore, type Store } from "../lib/store.ts";
import { canVerify } from "./code.ts";
import { type KeptList, placeOf, takeOver } from "./door-list.ts";
import { judgeAlone, type LocalVerdict } from "./judge.ts";
import { dropScan, keepScan, type Scan, scansOf, sendScan } from "./scans.ts";
import { createTicketIndex } from "./ticket-index.ts";

/** How this door stands to the house. */
export type Link = "there" | "away" | "signed_out";

export interface DoorView {
  link: Link;
  list: KeptList | undefined;
  scans: readonly Scan[];
  /** False where this browser cannot judge by itself. */
  able: boolean;
}

/** One door of one performance: its list, who it let in by itself, and what was said to the house. */
export interface DoorBook {
  view: Store<DoorView>;
  /** Reads what this device keeps. */
  open(): Promise<void>;
  /** Fetches what changed and sends what waits; never throws. */
  meet(): Promise<void>;
  /** The verdict without asking; undefined while there is no list. */
  judge(code: string): Promise<LocalVerdict | undefined>;
  /** Lets in without asking: written down before it returns. @param nonce of the try that had no answer */
  admit(code: string, verdict: LocalVerdict, nonce?: string): Promise<Scan>;
  /** What the house said: this ticket is used now. */
  noteUsed(ticket_id: string, used_at: string): void;
  /** Takes an admission back that was not sent yet. @returns false when there is none */
  takeBack(ticket_id: string): Promise<boolean>;
  /** A conflict that somebody has seen is gone. */
  seen(nonce: string): Promise<void>;
}

export const nowText = () => new Date(serverNow()).toISOString();

export function createDoorBook(performance_id: string, gate: string | undefined): DoorBook {
  const view = createStore<DoorView>({ link: "there", list: undefined, scans: [], able: true });
  const index = createTicketIndex();
  let meeting: Promise<void> | undefined;

  const change = (part: Partial<DoorView>) => view.set({ ...view.get(), ...part });
  const readScans = async () => change({ scans: await scansOf(performance_id) });

  function adopt(list: KeptList): void {
    index.adopt(list);
    change({ list });
  }

  async function refresh(): Promise<void> {
    const { list, able } = view.get();
    if (!able) return;
    const begun = nowText();
    const answer = await getDoorList(performance_id, list?.as_of);
    const next = await takeOver(list, answer);
    adopt(next);
    await keep("doors", performance_id, next);
    // What was sent before the house made this list is in it.
    const told = view.get().scans.filter(({ state, sent_at }) => state === "sent" && sent_at! < begun);
    await Promise.all(told.map(({ nonce }) => dropScan(nonce)));
    if (told.length > 0) await readScans();
  }

  async function send(): Promise<Link> {
    for (const scan of await scansOf(performance_id)) {
      if (scan.state !== "waiting") continue;
      const { result } = await sendScan(scan, nowText);
      if (result !== "done") return result;
      await readScans();
    }
    return "there";
  }

  async function meetOnce(): Promise<void> {
    try {
      const link = await send();
      if (link === "there") await refresh();
      change({ link });
    } catch (error) {
      const refused =
        isProblem(error) && (error.status === 401 || error.status === 403 || error.status === 404);
      change({ link: refused ? "signed_out" : "away" });
    }
  }

  return {
    view,
    async open() {
      change({ able: await canVerify() });
      await readScans();
      const kept = await readKept<KeptList>("doors", performance_id);
      if (kept && view.get().able) adopt(kept);
    },
    meet() {
      meeting ??= meetOnce().finally(() => (meeting = undefined));
      return meeting;
    },
    async judge(text) {
      const { list, scans } = view.get();
      if (!list) return undefined;
      const known = await index.know(text);
      const ticket_id = known.listed?.id ?? known.code?.ticket_id;
      const scan = scans.find((one) => one.ticket_id === ticket_id);
      return judgeAlone({ event_id: list.event_id, ...known, scan });
    },
    async admit(code, verdict, nonce = newKey()) {
      const scan: Scan = {
        nonce,
        performance_id,
        gate: gate ?? null,
        code: code.trim(),
        ticket_id: verdict.ticket_id!,
        scanned_at: nowText(),
        place: verdict.ticket ? placeOf(verdict.ticket) : "",
        state: "waiting",
      };
      await keepScan(scan);
      change({ scans: [...view.get().scans, scan] });
      return scan;
    },
    noteUsed(ticket_id, used_at) {
      const { list } = view.get();
      const known = index.byId(ticket_id);
      if (!list || !known || known.status !== "VALID") return;
      const used = { ...known, status: "USED" as const, used_at, used_gate: gate ?? null };
      adopt({ ...list, tickets: list.tickets.map((ticket) => (ticket.id === ticket_id ? used : ticket)) });
    },
    async takeBack(ticket_id) {
      const scan = view
        .get()
        .scans.find((known) => known.ticket_id === ticket_id && known.state === "waiting");
      if (!scan) return false;
      await dropScan(scan.nonce);
      await readScans();
      return true;
    },
    async seen(nonce) {
      await dropScan(nonce);
      await readScans();
    },
  };
}
