import type { DescMethod, DescMethodUnary, MessageInitShape, MessageShape } from "@bufbuild/protobuf";

/** Who calls, proven by a signed identity. */
export interface RpcCall {
  caller: string;
}

/** One RPC of a service, as the files in `rpc/` declare it. */
export interface RpcMethod<Context = never> {
  readonly method: DescMethod;
  handle(context: Context, request: never, call: RpcCall): Promise<unknown>;
}

/** Declares the implementation of one RPC; the types come from the contract. */
export function rpc<Context, Method extends DescMethodUnary>(
  method: Method,
  handle: (
    context: Context,
    request: MessageShape<Method["input"]>,
    call: RpcCall,
  ) => Promise<MessageInitShape<Method["output"]>>,
): RpcMethod<Context> {
  return { method, handle: handle };
}
