import pg from "pg";
import { ask } from "./ask.ts";
import type { Handle, Query } from "./sql.ts";

/** A transaction: a handle, and what to do once it has committed (wake a loop, never a write). */
export interface Tx extends Handle {
  /**
   * Sends a statement whose answer nobody needs: the commit waits for it and fails with it. Statements keep
   * their order, so what follows sees what it wrote.
   */
  send(query: Query): void;
  /** Called when the work is done, to send what was collected meanwhile. */
  beforeCommit(action: () => void): void;
  afterCommit(action: () => void): void;
}

/**
 * Runs work in a transaction. Round trips are what it costs, so nothing is waited for that need not be: begin goes
 * with the first statement, what is only sent goes with the commit, and a change that stays alone goes without both.
 * @param broken told when the connection can be of no use any more
 */
export async function runTransaction<T>(
  client: pg.PoolClient,
  work: (tx: Tx) => T | Promise<T>,
  broken: (failure: Error) => void,
): Promise<T> {
  const before: (() => void)[] = [];
  const after: (() => void)[] = [];
  let waiting: Query[] = [];
  const sent: Promise<unknown>[] = [];
  let begun = false;
  const send = (query: Query | string) => {
    const answer = ask(client, query);
    // Whoever waits for the commit hears of it.
    answer.catch(() => undefined);
    sent.push(answer);
  };
  const begin = () => {
    if (!begun) send("begin");
    begun = true;
    for (const query of waiting) send(query);
    waiting = [];
  };
  const tx: Tx = {
    query(query) {
      begin();
      return ask(client, query);
    },
    send(query) {
      if (begun) send(query);
      else waiting.push(query);
    },
    beforeCommit: (action) => void before.push(action),
    afterCommit: (action) => void after.push(action),
  };
  try {
    const result = await work(tx);
    for (const action of before) action();
    if (begun || waiting.length > 1) {
      begin();
      send("commit");
    } else for (const query of waiting) send(query);
    await allOf(sent);
    for (const action of after) action();
    return result;
  } catch (error) {
    if (begun) await ask(client, "rollback").catch(broken);
    else if (sent.length > 0 && !(error instanceof pg.DatabaseError)) broken(error as Error);
    throw error;
  }
}

const ABORTED = "25P02";

/**
 * Waits for all answers of a transaction. When one failed, those sent behind it failed with it and the
 * commit undid everything without an error of its own.
 * @throws the first failure
 */
export async function allOf<T extends readonly unknown[]>(
  answers: [...T],
): Promise<{ -readonly [N in keyof T]: Awaited<T[N]> }> {
  const settled = await Promise.allSettled(answers);
  const failures = settled.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
  if (failures.length > 0)
    throw failures.find((failure) => (failure as { code?: string }).code !== ABORTED) ?? failures[0];
  return settled.map((one) => (one as PromiseFulfilledResult<unknown>).value) as never;
}
