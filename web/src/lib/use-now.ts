import { useEffect, useState } from "react";
import { serverNow } from "./server-clock.ts";

/** The server's time in milliseconds, again every `interval_ms`; one tick follows at once when the page wakes up. */
export function useServerNow(interval_ms = 1000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const tick = () => setNow(serverNow());
    const timer = setInterval(tick, interval_ms);
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [interval_ms]);
  return now;
}
