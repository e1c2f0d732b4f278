import assert from "node:assert/strict";
import { RIGHTS_LIFE_MS } from "../../platform/http/identity.ts";
import { register } from "../buyer.ts";
import type { Doors } from "../doors.ts";

/** Each asks another service, of which some have two instances; what it answers to who is let in does not matter. */
const PATHS = ["/users/me", "/bookings", "/payments", "/receipts", "/tickets", "/organizations"];
const ROUNDS = 4;

/** Somebody whom every process knows, so that each has something to forget. */
export interface OpenSession {
  /** Signs out, and asks everywhere until long after. @returns who let them in when nobody may any more */
  end(): Promise<string[]>;
  /** Asks everywhere once more. */
  look(): Promise<string[]>;
}

/**
 * Somebody signs in, and uses every service. When they sign out, each process hears of it at once or, in trouble, not at
 * all: after the time that auth's answer is believed for nobody lets them in.
 */
export async function openSession(doors: Doors): Promise<OpenSession> {
  const { token } = await register(doors);
  const ask = async (path: string) => (await doors.call(path, { token, unwell: true })).status;
  for (let round = 0; round < ROUNDS; round++)
    await Promise.all(
      PATHS.map(async (path) => {
        assert.notEqual(await ask(path), 401, path);
      }),
    );
  const look = async () => {
    const wrong: string[] = [];
    for (const path of PATHS) {
      const status = await ask(path);
      if (status !== 401 && status < 500) wrong.push(`${path} lets in who has signed out: ${status}`);
    }
    return wrong;
  };
  return {
    look,
    async end() {
      let status = 0;
      for (let tries = 0; status !== 204 && tries < 20; tries++)
        ({ status } = await doors.call("/auth/logout", { token, body: {}, unwell: true }));
      assert.equal(status, 204, "nobody can sign out");
      const over = performance.now() + RIGHTS_LIFE_MS;
      // Asked all the time: so nothing is forgotten because nobody wanted it.
      while (performance.now() < over) await look();
      return (await Promise.all(Array.from({ length: ROUNDS }, look))).flat();
    },
  };
}
