import type { FastifyReply } from "fastify";

const DEFAULT_SILENCE_MS = 30_000;

/** Says nothing for a while and then drops the connection; a client that leaves earlier is not waited for. */
export function hangUp(reply: FastifyReply, delayMs: number | null): Promise<void> {
  reply.hijack();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      reply.raw.destroy();
      resolve();
    };
    const timer = setTimeout(end, delayMs ?? DEFAULT_SILENCE_MS);
    reply.raw.once("close", end);
  });
}
