import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newId } from "../../../platform/ids.ts";
import type { Limit, Limiter } from "./limiter.ts";

/** What every limiter has to do: whichever is chosen, people get the same limits. @param open a new one with this limit */
export function conformance(name: string, open: (limit: Limit) => Limiter): void {
  describe(`${name} counts as every limiter has to`, () => {
    test("so many pass, the next has to wait for the end of the window, and others do not", async () => {
      const limiter = open({ most: 5, window_s: 60 });
      const [key, other] = [newId(), newId()];
      for (let n = 0; n < 5; n++) assert.equal(await limiter.take(key), 0);
      for (let n = 0; n < 3; n++) {
        const wait = await limiter.take(key);
        assert.ok(wait > 50_000 && wait <= 60_000, `${wait} ms`);
      }
      assert.equal(await limiter.take(other), 0);
    });

    test("at once as one after the other", async () => {
      const limiter = open({ most: 20, window_s: 60 });
      const key = newId();
      const waits = await Promise.all(Array.from({ length: 50 }, () => limiter.take(key)));
      assert.equal(waits.filter((wait) => wait === 0).length, 20);
    });

    test("when the window is over, one may pass again; asking does not prolong it", async () => {
      const limiter = open({ most: 1, window_s: 1 });
      const key = newId();
      const begun = performance.now();
      assert.equal(await limiter.take(key), 0);
      while ((await limiter.take(key)) > 0) assert.ok(performance.now() - begun < 5_000, "refused for ever");
      assert.ok(performance.now() - begun > 900);
    });
  });
}
