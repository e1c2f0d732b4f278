import { unpair } from "../door/pairing.ts";
import { clearKept } from "../lib/kept.ts";
import { queryClient } from "./query-client.ts";
import { onSession, sessionNow } from "./session.ts";

/** What belongs to one person, by the first word of its key. */
const PERSONAL = new Set(
  "bookings booking tickets receipts payment ticket profile addresses preferences devices door".split(" "),
);
const OWNER = "foyer.kept.owner";

/** What somebody saw in this browser is gone when they are, before anybody else is here. */
export function forgetWithPerson(): void {
  let last: string | undefined;
  onSession(() => {
    const session = sessionNow();
    if (session.kind === "unknown" || session.kind === "away") return;
    const id = session.kind === "member" || session.kind === "guest" ? session.user.id : undefined;
    const other = last !== undefined && id !== last;
    last = id;
    // What is kept for the time without network outlives the page, so it knows whose it is.
    if (localStorage.getItem(OWNER) !== (id ?? null)) {
      void Promise.all([clearKept("answers"), clearKept("doors")]).catch(() => undefined);
      if (id === undefined) {
        localStorage.removeItem(OWNER);
        unpair();
      } else localStorage.setItem(OWNER, id);
    }
    if (other) queryClient.removeQueries({ predicate: ({ queryKey }) => PERSONAL.has(String(queryKey[0])) });
  });
}
