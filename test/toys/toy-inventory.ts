import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import { timestampDate } from "@bufbuild/protobuf/wkt";
import type { Item } from "../../contracts/gen/inventory/v1/inventory_pb.ts";
import { InventoryService } from "../../contracts/gen/inventory/v1/inventory_pb.ts";
import { AppError, notFound } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { TicketService } from "../../contracts/gen/ticket/v1/ticket_pb.ts";
import { rpc, type RpcMethod } from "../../platform/rpc/method.ts";
import type { SystemEntry } from "../../platform/runtime.ts";
import { service } from "../../platform/service.ts";

/** Something a toy sells: a seat is a thing of which there is one. */
export interface Thing {
  stock: number;
  price_amount: number;
  price_currency: string;
  organization_id: string;
  tax_basis_points: number;
  subject_id: string;
  starts_at: Date | undefined;
  ends_at: Date | undefined;
}

export interface ToyHold {
  booking_id: string;
  revision: number;
  state: "HELD" | "COMMITTED" | "RELEASED";
  items: Item[];
  until: Date;
  contact_hash: string;
}

type Verb = "reserve" | "name" | "extend" | "commit" | "release";

/** A second owner of inventory, in memory: it joins booking without a line changed there. */
export interface ToyInventory {
  /** The bookings of which a ticket has let somebody in. */
  used: Set<string>;
  entry: SystemEntry;
  /** Puts something on sale. @returns its id */
  sell(thing?: Partial<Thing>): string;
  hold(hold_id: string): ToyHold | undefined;
  /** How many of a thing are held or sold. */
  gone(id: string): number;
  /** How many of a thing are sold. */
  sold(id: string): number;
  /** The next calls of this kind go wrong; `after` the effect or before it. */
  fail(verb: Verb, options?: { times?: number; error?: AppError; after?: boolean }): void;
  /** Runs before a call of this kind takes effect: to let something else happen first. */
  before(verb: Verb, action: () => Promise<void>): void;
  calls: { verb: Verb; hold_id: string; revision: number }[];
  /** Lets a hold lapse, as an owner does when booking says that it may. */
  lapse(hold_id: string): void;
}

const away = () => new AppError("unavailable", "dependency_unavailable", { detail: "The toy is away." });
const stale = () =>
  new AppError("failed_precondition", "stale_revision", {
    detail: "A newer revision of this hold is known.",
  });
const thingOf = ({ wanted }: Item): string => {
  if (wanted.case === "place") return wanted.value.placeId || wanted.value.zoneId;
  return wanted.value?.productId ?? "";
};

export function toyInventory(name: string): ToyInventory {
  const things = new Map<string, Thing>();
  const holds = new Map<string, ToyHold>();
  const failures: { verb: Verb; error: AppError; after: boolean }[] = [];
  const actions: { verb: Verb; action: () => Promise<void> }[] = [];
  const calls: ToyInventory["calls"] = [];

  const count = (id: string, states: ToyHold["state"][], except?: string) =>
    [...holds]
      .filter(([hold_id, { state }]) => hold_id !== except && states.includes(state))
      .flatMap(([, hold]) => hold.items)
      .filter((item) => thingOf(item) === id)
      .reduce((sum, { quantity }) => sum + quantity, 0);

  function take(hold_id: string, items: Item[]): void {
    for (const item of items) {
      const thing = things.get(thingOf(item));
      const pointer = `/items/${item.index}`;
      if (!thing)
        throw new AppError("invalid_argument", "validation_failed", {
          detail: "Unknown.",
          errors: [{ pointer, code: "not_found", detail: "Unknown." }],
        });
      const wanted = items
        .filter((other) => thingOf(other) === thingOf(item))
        .reduce((sum, { quantity }) => sum + quantity, 0);
      const left = thing.stock - count(thingOf(item), ["HELD", "COMMITTED"], hold_id);
      const code = thing.stock === 1 ? "seat_taken" : "sold_out";
      if (wanted > left)
        throw new AppError("failed_precondition", code, {
          detail: "Gone.",
          errors: [{ pointer, code, detail: "Gone." }],
        });
    }
  }

  async function call<T>(verb: Verb, hold_id: string, revision: number, effect: () => T): Promise<T> {
    calls.push({ verb, hold_id, revision });
    const at = actions.findIndex((entry) => entry.verb === verb);
    if (at >= 0) await actions.splice(at, 1)[0]!.action();
    const failing = failures.findIndex((entry) => entry.verb === verb);
    const failure = failing >= 0 ? failures.splice(failing, 1)[0] : undefined;
    if (failure && !failure.after) throw failure.error;
    const result = effect();
    if (failure) throw failure.error;
    return result;
  }

  const { method } = InventoryService;
  const methods = [
    rpc(method.check, async (_context: unknown, { items }) => ({
      lines: items.map((item) => lineOf(item, things.get(thingOf(item))!)),
    })),
    rpc(method.reserve, (_context: unknown, { holdId, revision, bookingId, buyer, items, until }) =>
      call("reserve", holdId, revision, () => {
        const known = holds.get(holdId);
        if (known && revision < known.revision) throw stale();
        if (known?.state === "COMMITTED")
          throw new AppError("failed_precondition", "invalid_state", { detail: "Sold." });
        if (!(known?.state === "HELD" && known.revision === revision)) {
          take(holdId, items);
          holds.set(holdId, {
            booking_id: bookingId,
            revision,
            state: "HELD",
            items,
            until: timestampDate(until!),
            contact_hash: buyer!.contactHash,
          });
        }
        return { lines: holds.get(holdId)!.items.map((item) => lineOf(item, things.get(thingOf(item))!)) };
      }),
    ),
    rpc(method.nameBuyer, (_context: unknown, { holdId, buyer }) =>
      call("name", holdId, 0, () => {
        const hold = holds.get(holdId);
        if (hold?.state !== "HELD") throw notFound();
        hold.contact_hash = buyer!.contactHash;
        return {};
      }),
    ),
    rpc(method.extend, (_context: unknown, { holdId, until }) =>
      call("extend", holdId, 0, () => {
        const hold = holds.get(holdId);
        if (hold?.state !== "HELD") throw notFound();
        hold.until = timestampDate(until!);
        return {};
      }),
    ),
    rpc(method.commit, (_context: unknown, { holdId, revision }) =>
      call("commit", holdId, revision, () => {
        const hold = holds.get(holdId);
        if (!hold) throw notFound();
        if (revision !== 0 && revision < hold.revision) throw stale();
        if (hold.state === "RELEASED") take(holdId, hold.items);
        Object.assign(hold, { state: "COMMITTED", revision: Math.max(hold.revision, revision) });
        return {};
      }),
    ),
    rpc(method.release, (_context: unknown, { holdId, revision }) =>
      call("release", holdId, revision, () => {
        const hold = holds.get(holdId);
        if (!hold || (revision !== 0 && hold.revision > revision)) return {};
        Object.assign(hold, { state: "RELEASED", revision: Math.max(hold.revision, revision) });
        return {};
      }),
    ),
  ];
  const used = new Set<string>();
  const toy = service({
    name,
    config: () => ({}),
    context: (base) => base,
    rpc: name === "ticket" ? [...methods, ...toyTickets(used)] : methods,
  });

  return {
    entry: { name, http_port: 0, rpc_port: 0, load: async () => toy },
    calls,
    sell(thing = {}) {
      const id = newId();
      const usual = {
        stock: 1,
        price_amount: 2_500,
        price_currency: "EUR",
        organization_id: HOUSE,
        tax_basis_points: 2_300,
        subject_id: newId(),
        starts_at: undefined,
        ends_at: undefined,
      };
      things.set(id, { ...usual, ...thing });
      return id;
    },
    used,
    hold: (hold_id) => holds.get(hold_id),
    gone: (id) => count(id, ["HELD", "COMMITTED"]),
    sold: (id) => count(id, ["COMMITTED"]),
    fail(verb, { times = 1, error = away(), after = false } = {}) {
      for (let n = 0; n < times; n++) failures.push({ verb, error, after });
    },
    before: (verb, action) => void actions.push({ verb, action }),
    lapse(hold_id) {
      const hold = holds.get(hold_id);
      if (hold?.state === "HELD") hold.state = "RELEASED";
    },
  };
}

/** The organization that sells everything, unless told otherwise. */
export const HOUSE = newId();

function lineOf(item: Item, thing: Thing) {
  const place =
    item.wanted.case === "place" && item.wanted.value.placeId
      ? [{ placeId: item.wanted.value.placeId, section: "Stalls", row: "B", label: "7" }]
      : [];
  return {
    itemId: item.itemId,
    title: "A thing",
    subtitle: "of the toy",
    quantity: item.quantity,
    unitPriceAmount: BigInt(thing.price_amount),
    priceCurrency: thing.price_currency,
    taxBasisPoints: thing.tax_basis_points,
    organizationId: thing.organization_id,
    ...(thing.starts_at ? { startTime: timestampFromDate(thing.starts_at) } : {}),
    ...(thing.ends_at ? { endTime: timestampFromDate(thing.ends_at) } : {}),
    timeZone: "Europe/Dublin",
    places: place,
    subjectId: thing.subject_id,
    subjectSlug: "a-thing",
  };
}

/** The little of ticket that booking asks: whether somebody is in. */
const toyTickets = (used: ReadonlySet<string>) =>
  TicketService.methods.map((method): RpcMethod<unknown> => ({
    method,
    handle: async (_context, request) => {
      const { bookingId } = request as { bookingId: string };
      return { tickets: [{ bookingId, status: used.has(bookingId) ? "USED" : "VALID" }] };
    },
  }));
