/** One stamped event of a log. */
export interface LogEntry {
  seq: number;
  event: string;
}

const KEPT = 1_000;

/**
 * The end of a log as this process stamped it, so that readers who keep up ask no database. What another
 * instance stamped comes a moment later (`others.ts`), or is missing: then only what follows the gap is kept.
 */
export class LogTail {
  #entries: LogEntry[] = [];

  /** @param entries stamped together, in their order */
  push(entries: LogEntry[]): void {
    const last = this.#entries.at(-1);
    // Come from another side already.
    if (last !== undefined && (entries.at(-1)?.seq ?? 0) <= last.seq) return;
    const follows = last === undefined || entries[0]?.seq === last.seq + 1;
    this.#entries = (follows ? [...this.#entries, ...entries] : entries).slice(-KEPT);
  }

  /** @returns what follows a number, as far as it is here without a gap; nothing does not mean that there is none */
  after(seq: number, limit: number): LogEntry[] {
    const first = this.#entries[0];
    if (first === undefined || seq < first.seq - 1) return [];
    const from = seq - first.seq + 1;
    return this.#entries.slice(from, from + limit);
  }

  /** The number of the newest one here. */
  get last(): number | undefined {
    return this.#entries.at(-1)?.seq;
  }

  /** True for who has read everything that was stamped here. */
  endsAt(seq: number): boolean {
    return this.last === seq;
  }
}
