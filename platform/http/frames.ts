/** Where one WebSocket message ends and the next begins, in a server's stream of bytes (RFC 6455, 5.2). */
export class Frames {
  /** Bytes of the frame that are still to come; its length may not be known yet. */
  #left = 0;
  #start: number[] = [];

  /** True when everything that was begun has been said. */
  get between(): boolean {
    return this.#left === 0 && this.#start.length === 0;
  }

  pass(chunk: Buffer): void {
    for (let at = 0; at < chunk.length;) {
      if (this.#left > 0) {
        const taken = Math.min(this.#left, chunk.length - at);
        this.#left -= taken;
        at += taken;
        continue;
      }
      this.#start.push(chunk[at++]!);
      const length = lengthOf(this.#start);
      if (length === undefined) continue;
      this.#start = [];
      this.#left = length;
    }
  }
}

/** @returns how many bytes follow a frame's start; undefined while the start is not complete */
function lengthOf(start: number[]): number | undefined {
  if (start.length < 2) return undefined;
  const short = start[1]! & 0x7f;
  const more = short === 126 ? 2 : short === 127 ? 8 : 0;
  if (start.length < 2 + more) return undefined;
  if (more === 0) return short;
  return start.slice(2).reduce((sum, byte) => sum * 256 + byte, 0);
}
