// What this browser keeps for the time without network: one database, gone with the person (api/forget-person.ts).

const NAME = "foyer";
/** answers: tickets and bookings as they were last seen; doors: lists of performances; scans: who was let in. */
const STORES = ["answers", "doors", "scans"] as const;
export type KeptStore = (typeof STORES)[number];

let opened: Promise<IDBDatabase> | undefined;

const failed = (cause: DOMException | null) => new Error("this browser keeps nothing", { cause });

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.addEventListener("upgradeneeded", () => {
      for (const store of STORES) request.result.createObjectStore(store);
    });
    request.addEventListener("success", () => {
      const database = request.result;
      // Another tab with a newer version must not wait for this one.
      database.addEventListener("versionchange", () => {
        database.close();
        opened = undefined;
      });
      resolve(database);
    });
    request.addEventListener("error", () => reject(failed(request.error)));
  });
  opened.catch(() => (opened = undefined));
  return opened;
}

async function work<T>(
  store: KeptStore,
  mode: IDBTransactionMode,
  act: (of: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  return new Promise<T>((resolve, reject) => {
    // Strict: on the disk before we say so. Somebody has walked through a door by then.
    const transaction = database.transaction(store, mode, { durability: "strict" });
    const request = act(transaction.objectStore(store));
    transaction.addEventListener("complete", () => resolve(request.result));
    // A transaction that fails is also aborted.
    transaction.addEventListener("abort", () => reject(failed(transaction.error ?? request.error)));
  });
}

export const readKept = <T>(store: KeptStore, key: string): Promise<T | undefined> =>
  work(store, "readonly", (of) => of.get(key) as IDBRequest<T | undefined>);
export const allKept = <T>(store: KeptStore): Promise<T[]> =>
  work(store, "readonly", (of) => of.getAll() as IDBRequest<T[]>);
/** Resolves once it is on the disk. */
export const keep = async (store: KeptStore, key: string, value: unknown): Promise<void> =>
  void (await work(store, "readwrite", (of) => of.put(value, key)));
export const dropKept = (store: KeptStore, key: string): Promise<void> =>
  work(store, "readwrite", (of) => of.delete(key));
export const clearKept = (store: KeptStore): Promise<void> => work(store, "readwrite", (of) => of.clear());
