import type { Client } from "@connectrpc/connect";
import type { AuthService } from "../contracts/gen/auth/v1/auth_pb.ts";
import type { UserService } from "../contracts/gen/user/v1/user_pb.ts";
import { AppError } from "./errors.ts";

/** Who knows addresses, and who knows names. */
interface Owners {
  auth: Client<typeof AuthService>;
  users: Client<typeof UserService>;
}

/** What the owners of names and addresses take in one question. */
const AT_ONCE = 100;
const MOST_FOUND = 100;

export interface Person {
  name: string;
  email: string;
}
const NOBODY: Person = { name: "", email: "" };

/** Names and addresses of these people; who is gone is empty. Asked for when they are shown, kept nowhere. */
export async function peopleOf(
  { auth, users }: Owners,
  user_ids: readonly string[],
): Promise<(user_id: string) => Person> {
  const ids = [...new Set(user_ids)];
  const groups = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, n) =>
    ids.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
  );
  const answers = await Promise.all(
    groups.map((userIds) => Promise.all([users.getProfiles({ userIds }), auth.listContacts({ userIds })])),
  );
  const names = new Map(answers.flatMap(([{ profiles }]) => profiles.map((one) => [one.userId, one.name])));
  const emails = new Map(
    answers.flatMap(([, { contacts }]) => contacts.map((one) => [one.userId, one.email])),
  );
  return (id) =>
    names.has(id) || emails.has(id) ? { name: names.get(id) ?? "", email: emails.get(id) ?? "" } : NOBODY;
}

/** Those of these people whose name or address holds the text. */
export async function peopleLike(
  { auth, users }: Owners,
  userIds: string[],
  text: string,
): Promise<string[]> {
  if (userIds.length === 0) return [];
  const wanted = { userIds, text, limit: MOST_FOUND };
  const [named, addressed] = await Promise.all([users.findByName(wanted), auth.findByEmail(wanted)]);
  const found = new Set([...named.people.map(({ userId }) => userId), ...addressed.userIds]);
  if (found.size >= 2 * MOST_FOUND)
    throw new AppError("invalid_argument", "limit_exceeded", { detail: "Too many people are called so." });
  return [...found];
}
