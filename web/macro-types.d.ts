// Babel comes with @lingui/cli and has no types of its own; this is the little we call.
declare module "@babel/core" {
  export function transformAsync(
    code: string,
    options: Record<string, unknown>,
  ): Promise<{ code?: string; map?: never } | null>;
}
