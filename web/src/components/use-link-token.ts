import { useEffect, useState } from "react";
import { takeToken } from "../lib/fragment.ts";

/** The token of the link that led here, also when another link of the kind is opened in the same tab. */
export function useLinkToken() {
  const [token, setToken] = useState(takeToken);
  useEffect(() => {
    const another = () => setToken((known) => takeToken() ?? known);
    window.addEventListener("hashchange", another);
    return () => window.removeEventListener("hashchange", another);
  }, []);
  return [token, setToken] as const;
}
