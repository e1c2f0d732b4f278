import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { AppError } from "../../platform/errors.ts";

const derive = promisify(argon2);
// OWASP's first choice for argon2id: 19 MiB, two passes; about 25 ms on one core.
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LENGTH = 32;
/** At once: two of libuv's four threads, so that a storm of logins leaves some for everything else. */
const AT_ONCE = 2;
const MAX_WAITING = 150;

/** Hashes passwords (argon2id, PHC strings), a few at a time. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Without a stored hash it takes as long and says no: unknown accounts answer like known ones. */
  verify(password: string, stored: string | null | undefined): Promise<boolean>;
}

/** @throws from both methods: AppError overloaded (503) when too many wait already */
export function createPasswords(): Passwords {
  const turn = turns();
  const nobody = phcOf(randomBytes(16), randomBytes(LENGTH), MEMORY_KIB, PASSES);
  return {
    hash: (password) =>
      turn(async () => {
        const salt = randomBytes(16);
        return phcOf(salt, await compute(password, salt, MEMORY_KIB, PASSES, LENGTH), MEMORY_KIB, PASSES);
      }),
    verify: (password, stored) =>
      turn(async () => {
        const { salt, hash, memory, passes } = readPhc(stored ?? nobody);
        return (
          timingSafeEqual(await compute(password, salt, memory, passes, hash.length), hash) &&
          typeof stored === "string"
        );
      }),
  };
}

function compute(
  password: string,
  nonce: Buffer,
  memory: number,
  passes: number,
  tagLength: number,
): Promise<Buffer> {
  return derive("argon2id", {
    message: Buffer.from(password),
    nonce,
    parallelism: 1,
    tagLength,
    memory,
    passes,
  });
}

const bare = (bytes: Buffer) => bytes.toString("base64").replaceAll("=", "");

function phcOf(salt: Buffer, hash: Buffer, memory: number, passes: number): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=1$${bare(salt)}$${bare(hash)}`;
}

function readPhc(phc: string): { salt: Buffer; hash: Buffer; memory: number; passes: number } {
  const [, memory, passes, salt, hash] =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([^$]+)\$([^$]+)$/.exec(phc) ?? [];
  if (!salt || !hash) throw new Error("a stored password hash is not readable");
  return {
    salt: Buffer.from(salt, "base64"),
    hash: Buffer.from(hash, "base64"),
    memory: Number(memory),
    passes: Number(passes),
  };
}

function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= AT_ONCE) {
      if (waiting.length >= MAX_WAITING)
        throw new AppError("unavailable", "overloaded", {
          detail: "Too many people sign in at this moment.",
          retry_after_s: 2,
        });
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running++;
    }
    try {
      return await work();
    } finally {
      // Whoever is next takes this one's place, so that nobody slips in between.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
