import type { Tx } from "../../platform/db/transaction.ts";
import { freeSlots, listEntries, lockProviders, takeSlots } from "./db/slots.ts";
import type { SlotChange } from "./domain/changes.ts";
import { providersOf } from "./domain/changes.ts";
import { askedOf, type Diary, diaryOf } from "./domain/diary.ts";
import { type HoldLine, slotLine } from "./domain/offer.ts";
import { type SlotWish, soldOut } from "./price-items.ts";

/**
 * Finds a provider for every wanted time, and leaves all providers concerned locked: until the commit nobody else
 * takes or gives back a time of theirs.
 * @param old what the hold has now: it is no obstacle, and who was chosen before stays
 * @throws AppError sold_out; nothing is changed by then
 */
export async function chooseSlots(
  tx: Tx,
  wishes: readonly SlotWish[],
  old: readonly HoldLine[],
): Promise<HoldLine[]> {
  const times = wishes.flatMap((wish) => wish.times);
  const asked = [...times, ...old.flatMap(({ slot }) => (slot ? [askedOf(slot)] : []))];
  if (asked.length === 0) return [];
  const diary = await openDiary(tx, asked);
  for (const { slot, quantity } of old) if (slot) diary.add(askedOf(slot), -quantity);
  const gone: number[] = [];
  const lines: HoldLine[] = [];
  for (const wish of wishes) {
    const line = place(wish, old, diary);
    if (line) lines.push(line);
    else gone.push(wish.wanted.index);
  }
  if (gone.length > 0) throw soldOut(gone);
  return lines;
}

/** Locks the providers and reads what they are taken for around these times. */
async function openDiary(
  tx: Tx,
  asked: readonly { provider_id: string; busy_from: Date; busy_to: Date }[],
): Promise<Diary> {
  const providers = [...new Set(asked.map(({ provider_id }) => provider_id))];
  await lockProviders.all(tx, providers);
  const from = Math.min(...asked.map(({ busy_from }) => busy_from.getTime()));
  const to = Math.max(...asked.map(({ busy_to }) => busy_to.getTime()));
  return diaryOf(await listEntries.all(tx, providers, new Date(from), new Date(to)));
}

function place(
  { wanted, offer, times }: SlotWish,
  old: readonly HoldLine[],
  diary: Diary,
): HoldLine | undefined {
  const before = old.find(
    ({ slot, product_id }) => product_id === wanted.product_id && slot?.starts_at === wanted.start_time,
  )?.slot?.provider_id;
  const preferred = times.toSorted(
    (a, b) => Number(b.provider_id === before) - Number(a.provider_id === before),
  );
  for (const time of preferred) {
    const asked = { ...time, product_id: offer.product_id };
    if (diary.room(asked) < wanted.quantity) continue;
    diary.add(asked, wanted.quantity);
    return slotLine(offer, wanted, time);
  }
  return undefined;
}

/** The same times again for a hold that had lapsed, if they are free. @throws AppError sold_out */
export async function retakeSlots(tx: Tx, lines: readonly HoldLine[]): Promise<void> {
  const slots = lines.filter(({ slot }) => slot !== null);
  if (slots.length === 0) return;
  const diary = await openDiary(
    tx,
    slots.map(({ slot }) => askedOf(slot!)),
  );
  const gone = slots.filter(({ slot, quantity }) => {
    const asked = askedOf(slot!);
    if (diary.room(asked) < quantity) return true;
    diary.add(asked, quantity);
    return false;
  });
  if (gone.length > 0) throw soldOut(gone.map(({ index }) => index));
}

/** Writes it down; the providers are locked and the room is known, so that the count is the proof. */
export async function writeSlots(
  tx: Tx,
  { freed, taken }: { freed: SlotChange[]; taken: SlotChange[] },
): Promise<void> {
  if (freed.length > 0 && (await freeSlots.run(tx, JSON.stringify(freed))) !== freed.length)
    throw new Error("a held slot is not there");
  if (taken.length > 0 && (await takeSlots.run(tx, JSON.stringify(taken))) !== taken.length)
    throw new Error("a slot that had room has none");
}

/** For giving back: the same locks in the same order. */
export async function lockProvidersOf(tx: Tx, lines: readonly HoldLine[]): Promise<void> {
  const providers = providersOf(lines);
  if (providers.length > 0) await lockProviders.all(tx, providers);
}
