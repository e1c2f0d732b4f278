import { queryOptions } from "@tanstack/react-query";
import { prefer, type Preferred, readPreferred } from "../lib/preferred.ts";
import { api } from "./client.ts";
import { problemOf } from "./problem.ts";
import { queryClient } from "./query-client.ts";
import { onSession, sessionNow } from "./session.ts";

// The server keeps any JSON object for a person. This app's part of it is under `web`; the rest belongs to other
// programs and goes back as it came.

interface Kept {
  document: Record<string, unknown>;
  etag: string;
}

async function ask(): Promise<Kept> {
  const { data, error, response } = await api.GET("/users/me/preferences");
  if (!data) throw problemOf(response, error);
  return { document: data, etag: response.headers.get("etag") ?? "" };
}

export const preferencesQuery = queryOptions({ queryKey: ["preferences"], queryFn: ask });

/** Keeps them for every device of this person, and follows them here at once. */
export async function keepPreferred(wanted: Preferred): Promise<void> {
  await change((document) => ({ ...document, web: wanted }));
  prefer(wanted);
}

/** Whether mails come before what was booked; the house itself reads this one. */
export const wantsReminders = ({ document }: Kept): boolean =>
  (document["notifications"] as { reminders?: unknown } | undefined)?.reminders !== false;
export const keepReminders = (reminders: boolean): Promise<void> =>
  change((document) => ({
    ...document,
    notifications: { ...(document["notifications"] as object | undefined), reminders },
  }));

async function change(to: (document: Kept["document"]) => Kept["document"]): Promise<void> {
  const { document, etag } = await queryClient.fetchQuery(preferencesQuery);
  const next = to(document);
  const { data, error, response } = await api.PUT("/users/me/preferences", {
    params: { header: { "If-Match": etag } },
    body: next,
  });
  if (!data) throw problemOf(response, error);
  queryClient.setQueryData(preferencesQuery.queryKey, {
    document: data,
    etag: response.headers.get("etag") ?? "",
  });
}

/** Whoever signs in here finds it as they like it; that it could not be asked is no trouble for anybody. */
export function followPreferred(): void {
  let last: string | undefined;
  const follow = async () => {
    const session = sessionNow();
    const id = session.kind === "member" ? session.user.id : undefined;
    if (id === last) return;
    last = id;
    if (!id) return;
    // Not through the cache: what it holds of persons is thrown away just now.
    const kept = await ask().catch(() => undefined);
    if (kept?.document["web"] && last === id) prefer(readPreferred(kept.document["web"]));
  };
  onSession(() => void follow());
  void follow();
}
