import { isTransient } from "../../../platform/errors.ts";
import { inSpan } from "../../../platform/trace.ts";
import type { Vendor } from "./vendor.ts";
import { VendorRefusal } from "./vendor.ts";

/** One call to a provider, as the transaction log keeps it: no card data, no secrets, no personal data. */
export interface Call {
  provider: string;
  operation: string;
  payment_id?: string;
  provider_payment_id?: string;
  provider_refund_id?: string;
  amount?: number;
  currency?: string;
}

/** What became of it. */
export interface Answer {
  outcome: "ok" | "refused" | "unavailable" | "error";
  status_code: number | null;
  error_code: string | null;
  provider_payment_id?: string;
  provider_refund_id?: string;
  duration_ms: number;
}

/** Where calls are noted: before they leave, so that one that never came back is there too, and after. */
export interface Journal {
  begin(call: Call): Promise<string>;
  end(id: string, answer: Answer): Promise<void>;
  /** A call that only asked is noted once it is answered: one that got lost changed nothing. */
  note(call: Call, answer: Answer): Promise<void>;
}

const ASKING = new Set([
  "retrieve_intent",
  "retrieve_refund",
  "find_refund",
  "retrieve_dispute",
  "list_disputes",
]);
type About = "payment" | "refund" | "dispute";
/** Whatever a provider answers, as far as its ids go. */
interface Seen {
  id: string;
  provider_payment_id?: string;
}

/** Every call of any provider leaves its trace in the journal. */
export function withJournal(vendor: Vendor, journal: Journal): Vendor {
  async function noted<T extends Seen | undefined>(
    call: Omit<Call, "provider">,
    about: About,
    run: () => Promise<T>,
    judge: (result: T) => Partial<Answer> = () => ({}),
  ): Promise<T> {
    const named = { provider: vendor.name, ...call };
    const id = ASKING.has(call.operation) ? undefined : await journal.begin(named);
    const started = performance.now();
    const end = (ended: Omit<Answer, "duration_ms">) => {
      const answer = { ...ended, duration_ms: Math.round(performance.now() - started) };
      return id === undefined ? journal.note(named, answer) : journal.end(id, answer);
    };
    try {
      const result = await inSpan(`${vendor.name} ${call.operation}`, "client", undefined, run);
      const ids = result ? idsOf(about, result) : {};
      await end({ outcome: "ok", status_code: 200, error_code: null, ...ids, ...judge(result) });
      return result;
    } catch (error) {
      await end(failureOf(error));
      throw error;
    }
  }
  return {
    ...vendor,
    createIntent: (wanted, key) =>
      noted(
        {
          operation: "create_intent",
          payment_id: wanted.payment_id,
          amount: wanted.amount,
          currency: wanted.currency,
        },
        "payment",
        () => vendor.createIntent(wanted, key),
      ),
    retrieve: (id) =>
      noted({ operation: "retrieve_intent", provider_payment_id: id }, "payment", () => vendor.retrieve(id)),
    updateAmount: (id, amount, currency) =>
      noted({ operation: "update_amount", provider_payment_id: id, amount, currency }, "payment", () =>
        vendor.updateAmount(id, amount, currency),
      ),
    capture: (id, key) =>
      noted(
        { operation: "capture_intent", provider_payment_id: id },
        "payment",
        () => vendor.capture(id, key),
        ({ state, attempt }) => (state === "declined" ? { outcome: "refused", error_code: attempt } : {}),
      ),
    cancel: (id) =>
      noted({ operation: "cancel_intent", provider_payment_id: id }, "payment", () => vendor.cancel(id)),
    refund: (wanted, key) => {
      const { payment_id, provider_payment_id, amount, currency } = wanted;
      return noted(
        { operation: "create_refund", payment_id, provider_payment_id, amount, currency },
        "refund",
        () => vendor.refund(wanted, key),
      );
    },
    retrieveRefund: (id) =>
      noted({ operation: "retrieve_refund", provider_refund_id: id }, "refund", () =>
        vendor.retrieveRefund(id),
      ),
    retrieveDispute: (id) =>
      noted({ operation: "retrieve_dispute" }, "dispute", () => vendor.retrieveDispute(id)),
    async listDisputes(since) {
      const list = async () => ({ id: "", found: await vendor.listDisputes(since) });
      return (await noted({ operation: "list_disputes" }, "dispute", list)).found;
    },
    findRefund: (provider_payment_id, refund_id) =>
      noted({ operation: "find_refund", provider_payment_id }, "refund", () =>
        vendor.findRefund(provider_payment_id, refund_id),
      ),
  };
}

function idsOf(about: About, { id, provider_payment_id }: Seen): Partial<Answer> {
  if (about === "payment") return { provider_payment_id: id };
  return about === "refund" ? { provider_refund_id: id } : { provider_payment_id };
}

function failureOf(error: unknown): Omit<Answer, "duration_ms"> {
  if (error instanceof VendorRefusal)
    return { outcome: "refused", status_code: error.status_code ?? null, error_code: error.code };
  const { status_code = null } = ((error as Error).cause ?? {}) as { status_code?: number };
  return { outcome: isTransient(error) ? "unavailable" : "error", status_code, error_code: null };
}
