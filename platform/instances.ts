import { setMaxListeners } from "node:events";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";

/** So long an instance may take to say that it is there. */
const PROBE_MS = 1_200;
/** Pauses between the questions whether one that was left out is back. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2_000;
/** Repeated calls are a tenth of the others, and so many more at most. */
const SHARE = 0.1;
const RESERVE = 10;

/** Why an instance is left out: nobody listens, nobody answers, or it says that it is about to end. */
export type Reason = "unreachable" | "silent" | "leaving";

/** One of the places where a service runs. */
export interface Instance {
  readonly address: string;
  /** Calls that are under way there, counted by whoever calls. */
  running: number;
  /** Fires when it turns out that nobody answers there any more: what may be asked elsewhere then is. */
  lost: AbortSignal;
}

interface Member extends Instance {
  state: "in" | "leaving" | "out";
  abandon: AbortController;
  probing: Promise<void> | undefined;
  timer: NodeJS.Timeout | undefined;
}

export interface InstancesOptions {
  /** The service, and how it is spoken to. */
  target: string;
  protocol: "rest" | "grpc";
  addresses: string[];
  /** @returns false for one that is about to end; throws when nobody is there */
  probe(address: string, signal: AbortSignal): Promise<boolean>;
  /** Ask each of them so often, whether anything is sent there or not; never, unless told. */
  probe_every_ms?: number;
  log: Log;
  metrics: Metrics;
}

/**
 * The instances of one service as seen from this process: whoever is asked next, and who is left out. This is the
 * circuit breaker: one that cannot be reached or does not answer gets nothing, and is asked by ourselves, not with
 * somebody's request, whether it is back.
 */
export class Instances {
  readonly #o: InstancesOptions;
  readonly #members: Member[];
  #turn = 0;
  #repeats = RESERVE;
  #closed = false;

  constructor(options: InstancesOptions) {
    this.#o = options;
    this.#members = options.addresses.map((address) => {
      const abandon = newAbandon();
      return {
        address,
        running: 0,
        state: "in",
        lost: abandon.signal,
        abandon,
        probing: undefined,
        timer: undefined,
      };
    });
    for (const member of this.#members) {
      this.#tell(member);
      this.#later(member, options.probe_every_ms);
    }
  }

  /** The one with the least to do; one that is about to end only where there is no other. @param tried not these */
  choose(tried?: ReadonlySet<Instance>): Instance | undefined {
    this.#turn = (this.#turn + 1) % this.#members.length;
    let best: Member | undefined;
    for (let n = 0; n < this.#members.length; n++) {
      const member = this.#members[(this.#turn + n) % this.#members.length]!;
      if (member.state === "out" || tried?.has(member)) continue;
      if (!best || weight(member) < weight(best)) best = member;
    }
    return best;
  }

  /** Each call that is no repetition makes room for a tenth of one. */
  count(): void {
    this.#repeats = Math.min(RESERVE, this.#repeats + SHARE);
  }

  /** Whether one more call may be made because another one broke: otherwise repeating would be a storm. */
  mayRepeat(): boolean {
    if (this.#repeats < 1) return false;
    this.#repeats -= 1;
    this.#o.metrics.call_repeats.inc({ target: this.#o.target, protocol: this.#o.protocol });
    return true;
  }

  /** Nothing more is sent there until it says that it is there. */
  leave(instance: Instance, reason: Reason): void {
    const member = instance as Member;
    const state = reason === "leaving" ? "leaving" : "out";
    if (this.#closed || member.state === state || (member.state === "out" && state === "leaving")) return;
    member.state = state;
    const { target, protocol, log, metrics } = this.#o;
    metrics.instances_left.inc({ target, protocol, reason });
    log.warn({ target, protocol, instance: member.address, reason }, "an instance is left out");
    this.#tell(member);
    if (reason === "silent") member.abandon.abort();
    this.#later(member, FIRST_PAUSE_MS);
  }

  /** Something went wrong there: asks whether anybody answers. */
  doubt(instance: Instance): void {
    void this.#probe(instance as Member);
  }

  close(): void {
    this.#closed = true;
    for (const { timer } of this.#members) clearTimeout(timer);
  }

  #probe(member: Member): Promise<void> {
    return (member.probing ??= this.#ask(member).finally(() => (member.probing = undefined)));
  }

  async #ask(member: Member): Promise<void> {
    const probe = () => this.#o.probe(member.address, AbortSignal.timeout(PROBE_MS));
    let well: boolean;
    try {
      well = await probe().catch((error: unknown) => {
        // Busy is not dead: it may need a second.
        if (member.state === "out" || isUnreachable(error)) throw error;
        return probe();
      });
    } catch (error) {
      return this.leave(member, isUnreachable(error) ? "unreachable" : "silent");
    }
    if (!well) return this.leave(member, "leaving");
    if (member.state === "in" || this.#closed) return undefined;
    member.state = "in";
    if (member.abandon.signal.aborted) {
      member.abandon = newAbandon();
      member.lost = member.abandon.signal;
    }
    const { target, protocol, log } = this.#o;
    log.info({ target, protocol, instance: member.address }, "an instance is back");
    this.#tell(member);
    this.#later(member, this.#o.probe_every_ms);
    return undefined;
  }

  /** Asks after a while, and again; not everybody at the same moment. */
  #later(member: Member, pause_ms: number | undefined): void {
    clearTimeout(member.timer);
    if (pause_ms === undefined || this.#closed) return;
    const ask = async () => {
      await this.#probe(member);
      // Whatever changed has set a timer of its own.
      if (member.timer !== timer) return;
      const next = member.state === "in" ? this.#o.probe_every_ms : Math.min(pause_ms * 2, LONGEST_PAUSE_MS);
      this.#later(member, next);
    };
    const timer = setTimeout(() => void ask(), pause_ms * (0.75 + Math.random() * 0.5));
    member.timer = timer.unref();
  }

  #tell({ address, state }: Member): void {
    const { target, protocol, metrics } = this.#o;
    metrics.instances_up.set({ target, protocol, address }, state === "in" ? 1 : 0);
  }
}

// One that is about to end comes after all others, however much they have to do.
const weight = ({ running, state }: Member) => running + (state === "leaving" ? 1_000_000 : 0);

function newAbandon(): AbortController {
  const abandon = new AbortController();
  // As many listen as there are calls.
  setMaxListeners(0, abandon.signal);
  return abandon;
}

/** True when there was no connection: what was to be sent has not been read by anybody. */
export function isUnreachable(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { syscall, errors } = cause as NodeJS.ErrnoException & { errors?: unknown[] };
    if (syscall === "connect" || syscall === "getaddrinfo") return true;
    // A name with several addresses, none of which answers.
    if (errors?.length && errors.every(isUnreachable)) return true;
  }
  return false;
}
