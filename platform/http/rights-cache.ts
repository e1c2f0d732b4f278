import { randomUUID } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Redis } from "../redis.ts";
import type { Secrets } from "../secrets.ts";

/** What auth said of a session, as text, and how long it may still be believed. */
export interface Remembered {
  answer: string;
  left_ms: number;
}

/** What all processes remember together of people's sessions and rights. */
export interface RightsCache {
  /**
   * What is remembered of a session; nothing where Redis is away.
   * @returns also what to keep auth's answer with: an answer to a question from before a change is never found
   */
  find(user_id: string, session_id: string): Promise<{ known?: Remembered; age?: string }>;
  keep(user_id: string, session_id: string, age: string, answer: string, left_ms: number): Promise<void>;
  /** Everything that is remembered of a person is worth nothing from now on. */
  drop(user_id: string): Promise<void>;
}

/** Longer than any answer lives; a person's age that ends takes their answers along. */
const AGE_MS = 600_000;
/** Clocks of two machines are this close; an answer from the future is none. */
const SKEW_MS = 1_000;

/**
 * In Redis. An answer belongs to an age of its person, a random word that is read before auth is asked; whatever
 * changes their rights ends the age. So an old answer that is written late, after the change or after Redis was
 * emptied, lies under an age that nobody asks for. Answers are sealed: who can write to Redis gives nobody rights.
 * @param longest_ms no answer is believed longer, whatever Redis makes of its life
 */
export function rightsCache(redis: Redis, secrets: Secrets, clock: Clock, longest_ms: number): RightsCache {
  const name = (text: string) => secrets.hash("rights cache", text);
  const ageKey = (user_id: string) => `foyer:rights:{${name(user_id)}}`;
  const answerKey = (user_id: string, session_id: string) => `${ageKey(user_id)}:${name(session_id)}`;
  const seal = (text: string) => secrets.seal("rights cache", Buffer.from(text)).toString("base64");

  function open(
    sealed: string,
    session_id: string,
    age: string,
  ): { answer: string; at_ms: number } | undefined {
    try {
      const text = secrets.open("rights cache", Buffer.from(sealed, "base64")).toString("utf8");
      const [kept_session, kept_age, at_ms, answer] = JSON.parse(text) as [string, string, number, string];
      return kept_session === session_id && kept_age === age ? { answer, at_ms } : undefined;
    } catch {
      return undefined;
    }
  }

  return {
    async find(user_id, session_id) {
      const key = answerKey(user_id, session_id);
      const found = await redis.ask((client) =>
        client.multi().get(ageKey(user_id)).get(key).pTTL(key).execAsPipeline(),
      );
      if (!found) return {};
      const [age, sealed, ttl_ms] = found as unknown as [string | null, string | null, number];
      if (age === null) {
        const fresh = randomUUID();
        const now = await redis.ask((client) =>
          client.set(ageKey(user_id), fresh, {
            condition: "NX",
            expiration: { type: "PX", value: AGE_MS },
            GET: true,
          }),
        );
        return now === undefined ? {} : { age: now ?? fresh };
      }
      const kept = sealed === null ? undefined : open(sealed, session_id, age);
      if (!kept) return { age };
      const old_ms = clock.now().getTime() - kept.at_ms;
      if (old_ms < -SKEW_MS || old_ms >= longest_ms || ttl_ms <= 0) return { age };
      return { age, known: { answer: kept.answer, left_ms: Math.min(ttl_ms, longest_ms - old_ms) } };
    },
    async keep(user_id, session_id, age, answer, left_ms) {
      const life_ms = Math.floor(left_ms);
      if (life_ms <= 0) return;
      const at_ms = clock.now().getTime() - (longest_ms - left_ms);
      const sealed = seal(JSON.stringify([session_id, age, at_ms, answer]));
      await redis.ask((client) =>
        client.set(answerKey(user_id, session_id), sealed, { expiration: { type: "PX", value: life_ms } }),
      );
    },
    async drop(user_id) {
      await redis.ask((client) => client.del(ageKey(user_id)));
    },
  };
}
