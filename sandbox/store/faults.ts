import type { Store } from "./open-store.ts";

export const FAULT_VENDORS = ["stripe", "paypal", "smtp"] as const;
export const FAULT_KINDS = [
  "decline",
  "drop_webhooks",
  "duplicate_webhooks",
  "delay_webhooks",
  "reorder_webhooks",
  "error_500",
  "error_429",
  "timeout",
  "error_after_effect",
] as const;

export type FaultVendor = (typeof FAULT_VENDORS)[number];
export type FaultKind = (typeof FAULT_KINDS)[number];

/** `count` is what is left of it; null lasts until it is taken away. `delay_ms` null is the kind's own default. */
export type Fault = { vendor: FaultVendor; kind: FaultKind; count: number | null; delay_ms: number | null };

export type Faults = ReturnType<typeof openFaults>;

/**
 * The misbehaviour that is switched on. It is stored like everything else: a vendor's bad day does not end
 * because Foyer was killed. Read from memory, so a call without faults costs nothing.
 */
export function openFaults(store: Store) {
  const select = store.db.prepare(
    "select vendor, kind, remaining as count, delay_ms from faults order by position",
  );
  const clear = store.db.prepare("delete from faults");
  const insert = store.db.prepare(
    "insert into faults (vendor, kind, remaining, delay_ms) values (?, ?, ?, ?)",
  );
  const use = store.db.prepare("update faults set remaining = ? where vendor = ? and kind = ?");
  const remove = store.db.prepare("delete from faults where vendor = ? and kind = ?");
  let active = select.all() as unknown as Fault[];
  return {
    list: (): Fault[] => active.map((fault) => ({ ...fault })),
    replace(faults: Fault[]): void {
      store.transaction(() => {
        clear.run();
        for (const fault of faults) insert.run(fault.vendor, fault.kind, fault.count, fault.delay_ms);
      });
      active = faults.map((fault) => ({ ...fault }));
    },
    /** The first fault of these kinds that is on, with one use taken from its count; null when none is. */
    take(vendor: FaultVendor, kinds: readonly FaultKind[]): Fault | null {
      const fault = active.find((one) => one.vendor === vendor && kinds.includes(one.kind));
      if (!fault) return null;
      const taken = { ...fault };
      if (fault.count === null) return taken;
      fault.count -= 1;
      if (fault.count > 0) {
        use.run(fault.count, vendor, fault.kind);
      } else {
        remove.run(vendor, fault.kind);
        active = active.filter((one) => one !== fault);
      }
      return taken;
    },
  };
}
