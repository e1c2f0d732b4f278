import { RealtimeService } from "../../../contracts/gen/realtime/v1/realtime_pb.ts";
import { AppError } from "../../../platform/errors.ts";
import { rpc } from "../../../platform/rpc/method.ts";
import type { Context } from "../context.ts";
import { parseRoom } from "../domain/room.ts";

const MOST_BYTES = 16_384;
const TYPE = /^[a-z_]{1,40}\.[a-z_]{1,40}$/;

/** For what is no event of a log, such as a queue that moves: that would be read by every instance itself. */
export const publish = rpc(RealtimeService.method.publish, async (context: Context, request) => {
  const room = parseRoom(request.room);
  const data = readJson(request.data);
  if (!room || data === undefined || !TYPE.test(request.type))
    throw new AppError("invalid_argument", "validation_failed", { detail: "No room, no type, or no JSON." });
  return {
    everywhere: await context.everywhere({ room: `${room.kind}:${room.id}`, type: request.type, data }),
  };
});

function readJson(text: string): unknown {
  if (Buffer.byteLength(text) > MOST_BYTES) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
