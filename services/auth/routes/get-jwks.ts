import { z } from "zod";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";

const Jwk = z.object({
  kty: z.string(),
  crv: z.string(),
  x: z.string(),
  kid: z.string(),
  alg: z.string(),
  use: z.string(),
});

export const getJwks = route({
  method: "GET",
  path: "/.well-known/jwks.json",
  summary: "The public keys of access tokens",
  access: "public",
  replies: { 200: z.object({ keys: z.array(Jwk) }) },
  cache_control: "public, max-age=60",
  handler: (context: Context) => context.keys.jwks(),
});
