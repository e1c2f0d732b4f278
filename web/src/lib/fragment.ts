/**
 * The token behind the # of a link from a mail. It never reaches a server log, and here it leaves the address bar
 * at once, so that it is not in a screenshot or the history either.
 */
export function takeToken(): string | undefined {
  const token = new URLSearchParams(location.hash.slice(1)).get("token") ?? undefined;
  if (token) history.replaceState(history.state, "", location.pathname);
  return token;
}
