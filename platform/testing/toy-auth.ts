import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { AuthService } from "../../contracts/gen/auth/v1/auth_pb.ts";
import { AUDIENCE, ISSUER } from "../http/identity.ts";
import { AppError, notFound } from "../errors.ts";
import { newId } from "../ids.ts";
import { rpc, type RpcMethod } from "../rpc/method.ts";
import type { SystemEntry } from "../runtime.ts";
import { service } from "../service.ts";

interface Person {
  session_id: string;
  user_id: string;
  email: string;
  roles: string[];
  memberships: Map<string, string>;
}

/** A stand-in for auth in tests of one service: people come and go as the test says. */
export interface ToyAuth {
  entry: SystemEntry;
  /** A new person with a session. @returns id and the Authorization header's value */
  person(options?: {
    roles?: string[];
    email?: string;
    memberships?: Record<string, string>;
  }): Promise<{ user_id: string; authorization: string }>;
}

export async function toyAuth(): Promise<ToyAuth> {
  const { privateKey, publicKey } = await generateKeyPair("EdDSA", { crv: "Ed25519" });
  const jwks = JSON.stringify({
    keys: [{ ...(await exportJWK(publicKey)), kid: "toy", alg: "EdDSA", use: "sig" }],
  });
  const people = new Map<string, Person>();
  const byUser = (user_id: string): Person => {
    const found = [...people.values()].find((person) => person.user_id === user_id);
    if (!found) throw notFound();
    return found;
  };
  const { method } = AuthService;
  const methods: RpcMethod<unknown>[] = [
    rpc(method.getKeys, async () => ({ jwksJson: jwks })),
    rpc(method.getSession, async (_context: unknown, { sessionId }) => {
      const person = people.get(sessionId);
      if (!person) return { active: false };
      const memberships = [...person.memberships].map(([organizationId, role]) => ({ organizationId, role }));
      const has = person.email !== "";
      return {
        active: true,
        userId: person.user_id,
        roles: person.roles,
        emailVerified: has,
        hasEmail: has,
        contactHash: person.email,
        memberships,
      };
    }),
    rpc(method.getAccount, async (_context: unknown, { userId }) => {
      const { user_id, email, roles } = byUser(userId);
      return { userId: user_id, email, emailVerified: true, guest: roles.includes("guest"), roles };
    }),
    rpc(method.getOrganization, async (_context: unknown, { organizationId }) => ({
      organizationId,
      name: "Harbour House",
      legalName: "Harbour House Theatre Company CLG",
      addressLines: ["1 Quay Street", "Cork", "T12 AB34"],
      country: "IE",
      taxId: "IE1234567T",
      email: "desk@harbour-house.example",
    })),
  ];
  const covered = new Set(methods.map((entry) => entry.method));
  const rest = AuthService.methods
    .filter((entry) => !covered.has(entry))
    .map((entry): RpcMethod<unknown> => ({
      method: entry,
      handle: async () => {
        throw new AppError("unavailable", "dependency_unavailable", {
          detail: `${entry.name} is no part of the toy`,
        });
      },
    }));
  // With a database, and so with a log: everybody's rights watcher reads it.
  const migrations = new URL("./toy/migrations/", import.meta.url);
  const toy = service({
    name: "auth",
    migrations,
    config: () => ({}),
    context: (base) => base,
    rpc: [...methods, ...rest],
  });
  return {
    entry: { name: "auth", http_port: 0, rpc_port: 0, load: async () => toy },
    async person({ roles = ["customer"], email = `${newId()}@example.org`, memberships = {} } = {}) {
      const person = {
        session_id: newId(),
        user_id: newId(),
        email,
        roles,
        memberships: new Map(Object.entries(memberships)),
      };
      people.set(person.session_id, person);
      const token = await new SignJWT({ sid: person.session_id })
        .setProtectedHeader({ alg: "EdDSA", typ: "at+jwt", kid: "toy" })
        .setSubject(person.user_id)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(new Date(Date.now() - 5_000))
        .setExpirationTime("10y")
        .sign(privateKey);
      return { user_id: person.user_id, authorization: `Bearer ${token}` };
    },
  };
}
