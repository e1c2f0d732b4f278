import { randomBytes, type KeyObject } from "node:crypto";
import type { Database } from "../../platform/db/database.ts";
import type { Tx } from "../../platform/db/transaction.ts";
import type { Secrets } from "../../platform/secrets.ts";
import { findPrivateKey, findPublicKey, insertEventKey } from "./db/event-keys.ts";
import {
  type CodeContent,
  makeCode,
  makeKeyPair,
  privateKeyOf,
  publicKeyOf,
  readCode,
  signDoorList,
  verifyCode,
} from "./domain/code.ts";

const PURPOSE = "ticket signing keys";
/** Keys never change, so they are kept; an event has one, a house some thousand. */
const MAX_KEPT = 5_000;

export interface Keys {
  /** Gives an event its key pair, once. */
  create(tx: Tx, event_id: string, now: Date): Promise<void>;
  /** The code of a ticket. */
  sign(content: CodeContent): Promise<string>;
  /** What a genuine code stands for; undefined for everything else. */
  check(text: string): Promise<CodeContent | undefined>;
  /** Signs what a door takes along, with an event's own key: whoever has the public half can check it. */
  signList(text: string, key_id: string): Promise<string>;
}

export function createKeys(db: Database, secrets: Secrets): Keys {
  const public_keys = new Map<string, { event_id: string; key: KeyObject }>();
  const private_keys = new Map<string, KeyObject>();
  // Stands in for a key that does not exist, so that such a code takes as long as any other.
  const nobody = publicKeyOf(makeKeyPair().public_key);

  async function publicKey(key_id: string): Promise<{ event_id: string; key: KeyObject } | undefined> {
    const known = public_keys.get(key_id);
    if (known) return known;
    const row = await findPublicKey.one(db, key_id);
    return row && keep(public_keys, key_id, { event_id: row.event_id, key: publicKeyOf(row.public_key) });
  }

  async function privateKey(key_id: string): Promise<KeyObject> {
    const known = private_keys.get(key_id);
    if (known) return known;
    const row = await findPrivateKey.one(db, key_id);
    if (!row) throw new Error("a ticket names a key that is not there");
    return keep(private_keys, key_id, privateKeyOf(secrets.open(PURPOSE, row.private_key)));
  }

  return {
    async create(tx, event_id, now) {
      const pair = makeKeyPair();
      await insertEventKey.run(
        tx,
        randomBytes(8).toString("hex"),
        event_id,
        pair.public_key,
        secrets.seal(PURPOSE, pair.private_key),
        now,
      );
    },
    async sign(content) {
      return makeCode(content, await privateKey(content.key_id));
    },
    async check(text) {
      const code = readCode(text);
      if (!code) return undefined;
      const known = await publicKey(code.key_id);
      const genuine = verifyCode(code, known?.key ?? nobody);
      return genuine && known?.event_id === code.event_id ? code : undefined;
    },
    async signList(text, key_id) {
      return signDoorList(text, await privateKey(key_id));
    },
  };
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value): Value {
  if (map.size >= MAX_KEPT) map.delete(map.keys().next().value!);
  map.set(key, value);
  return value;
}
