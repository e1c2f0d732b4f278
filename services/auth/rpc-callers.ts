import { forbidden } from "../../platform/errors.ts";
import type { RpcCall } from "../../platform/rpc/method.ts";

/**
 * What makes reset links, changes contacts or gives roles is not for every service that is broken into.
 * @throws AppError forbidden
 */
export function only(call: RpcCall, ...callers: string[]): void {
  if (!callers.includes(call.caller)) throw forbidden(`${call.caller} may not call this.`);
}
