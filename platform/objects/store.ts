/** Where one service keeps its files. Every key is checked by `requireKey`, whichever store it is. */
export interface ObjectStore {
  /** Writes whole or not at all; the same key again replaces it. @throws AppError dependency_unavailable */
  put(key: string, data: Uint8Array): Promise<void>;
  /** @returns undefined when there is none @throws AppError dependency_unavailable */
  get(key: string): Promise<Buffer | undefined>;
  /** Without harm when there is none. @throws AppError dependency_unavailable */
  remove(key: string): Promise<void>;
}

/** The store of a process: each service has a room of its own in it. */
export interface ObjectStores {
  readonly name: string;
  of(service: string): ObjectStore;
  /** Whether it could be used now; does not throw. */
  reachable(): Promise<boolean>;
  close(): void;
}

const PART = "[a-z0-9][a-z0-9._-]{0,199}";
const KEY = new RegExp(`^${PART}(/${PART})*$`);
const MAX_LENGTH = 500;

/**
 * Keys are made of lower-case letters, digits, - . _ and / only, at most 500 characters, 200 between two slashes:
 * what is a name in every store and every file system. No key may be the folder of another.
 */
export function requireKey(key: string): string {
  if (key.length > MAX_LENGTH || !KEY.test(key)) throw new Error("not a key of the object store");
  return key;
}
