import { AuthService } from "../contracts/gen/auth/v1/auth_pb.ts";
import type { Runtime } from "../platform/runtime.ts";
import type { Client } from "./client.ts";

export const PASSWORD = "foyer-demo";

/** Everybody who can sign in to the demo, with what they are. */
export const people = {
  customer: { email: "customer@demo.example", name: "Aoife Brennan" },
  organizer: { email: "organizer@demo.example", name: "Niall Keane" },
  scanner: { email: "scanner@demo.example", name: "Ruth Okafor" },
  admin: { email: "admin@demo.example", name: "Ines Duarte" },
  other_organizer: { email: "other-organizer@demo.example", name: "Colm Daly" },
} as const;
export type Person = keyof typeof people;

export interface SignedIn {
  id: string;
  email: string;
  token: string;
}

/** Registers everybody and proves their addresses with the links in the sandbox's mailbox. */
export async function registerEverybody(
  api: Client,
  runtime: Runtime,
  sandbox: string,
): Promise<Record<Person, SignedIn>> {
  const entries: [string, SignedIn][] = [];
  for (const [role, { email, name }] of Object.entries(people)) {
    const { user, access_token } = await api.post<{ user: { id: string }; access_token: string }>(
      "/auth/register",
      {
        email,
        name,
        password: PASSWORD,
        locale: "en-IE",
        time_zone: "Europe/Dublin",
      },
    );
    entries.push([role, { id: user.id, email, token: access_token }]);
  }
  const everybody = Object.fromEntries(entries) as Record<Person, SignedIn>;
  await runtime.drain();
  for (const { email } of Object.values(everybody))
    await api.post("/auth/verify-email", { token: await linkToken(sandbox, email) });
  const auth = runtime.rooms.find((room) => room.service.name === "auth")!.base.rpc("auth", AuthService);
  await auth.grantRole({ email: everybody.admin.email, role: "admin" });
  return everybody;
}

/** The token of the newest link that was mailed to this address. */
export async function linkToken(sandbox: string, email: string): Promise<string> {
  const answer = await fetch(`${sandbox}/sandbox/mailbox?to=${encodeURIComponent(email)}`);
  const { items } = (await answer.json()) as { items: { text: string }[] };
  const token = /#token=([\w.-]+)/.exec(items[0]?.text ?? "")?.[1];
  if (!token) throw new Error("The demo data could not be loaded: a mail with a link did not arrive.");
  return token;
}
