import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { together } from "./together.ts";

/** Until what can begin has begun. */
const settle = async () => {
  for (let turn = 0; turn < 3; turn++) await setImmediate();
};

test("who asks while a run is under way gets the next one, all of them the same", async () => {
  const begun: PromiseWithResolvers<number>[] = [];
  const ask = together(() => {
    const run = Promise.withResolvers<number>();
    begun.push(run);
    return run.promise;
  });
  const first = [ask(), ask()];
  await settle();
  assert.equal(begun.length, 1);
  const later = [ask(), ask(), ask()];
  await settle();
  assert.equal(begun.length, 1, "one at a time");
  begun[0]!.resolve(1);
  assert.deepEqual(await Promise.all(first), [1, 1]);
  await settle();
  assert.equal(begun.length, 2);
  const last = ask();
  begun[1]!.resolve(2);
  assert.deepEqual(await Promise.all(later), [2, 2, 2]);
  await settle();
  begun[2]!.resolve(3);
  assert.equal(await last, 3);
  assert.equal(begun.length, 3);
});

test("a run that fails, fails for those who waited for it and for nobody else", async () => {
  let runs = 0;
  const ask = together(async () => {
    runs++;
    if (runs === 1) throw new Error("first");
    return runs;
  });
  const first = assert.rejects(ask(), /first/);
  await settle();
  assert.equal(await ask(), 2);
  await first;
  assert.equal(await ask(), 3);
});

test("while nothing changes here, what was found a moment ago is found again without looking", async () => {
  let runs = 0;
  let changes = 0;
  const ask = together(
    async () => ++runs,
    () => changes,
  );
  assert.equal(await ask(), 1);
  assert.equal(await ask(), 1);
  changes++;
  assert.equal(await ask(), 2);
  assert.equal(await ask(), 2);
});

test("a change that ends while a look is under way makes the next one look again", async () => {
  let changes = 0;
  const begun: PromiseWithResolvers<number>[] = [];
  const ask = together(
    () => {
      const run = Promise.withResolvers<number>();
      begun.push(run);
      return run.promise;
    },
    () => changes,
  );
  const first = ask();
  await settle();
  changes++;
  begun[0]!.resolve(1);
  assert.equal(await first, 1);
  const second = ask();
  await settle();
  begun[1]!.resolve(2);
  assert.equal(await second, 2);
});
