import { queryClient } from "./query-client.ts";
import { onSession, sessionNow } from "./session.ts";

/** What belongs to one person, by the first word of its key. */
const PERSONAL = new Set(
  "bookings booking tickets receipts payment ticket profile addresses preferences devices".split(" "),
);

/** What somebody saw in this browser is gone when they are, before anybody else is here. */
export function forgetWithPerson(): void {
  let last: string | undefined;
  onSession(() => {
    const session = sessionNow();
    const id = session.kind === "member" || session.kind === "guest" ? session.user.id : undefined;
    const other = last !== undefined && id !== last;
    last = id;
    if (other) queryClient.removeQueries({ predicate: ({ queryKey }) => PERSONAL.has(String(queryKey[0])) });
  });
}
