import { z } from "zod";
import { newId } from "../../platform/ids.ts";
import type { Redis } from "../../platform/redis.ts";
import type { Hub } from "./hub.ts";

const CHANNEL = "foyer:realtime";
const Told = z.object({ from: z.string(), room: z.string(), type: z.string(), data: z.unknown() });

export interface Message {
  room: string;
  type: string;
  data: unknown;
}

/** Tells a room on all instances. @returns false when the others could not be told */
export type Everywhere = (message: Message) => Promise<boolean>;

/**
 * One instance was called; Redis passes it on to the others, each of which tells its own sockets. Without Redis
 * there is one instance.
 */
export function everywhereOf(hub: Pick<Hub, "publish">, redis: Redis | undefined): Everywhere {
  const self = newId();
  const tell = ({ room, type, data }: Message) => hub.publish(room, type, data);
  redis?.listen(CHANNEL, (text) => {
    const told = readTold(text);
    if (told && told.from !== self) tell(told);
  });
  return async (message) => {
    tell(message);
    if (!redis) return true;
    const text = JSON.stringify({ from: self, ...message });
    return (await redis.ask((client) => client.publish(CHANNEL, text))) !== undefined;
  };
}

/** Whoever is let into that Redis can say something there: what is no message of ours is nothing. */
function readTold(text: string): z.output<typeof Told> | undefined {
  try {
    return Told.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
