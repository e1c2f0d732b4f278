import { type ReactNode, useEffect, useState } from "react";

/** Shows its children only when waiting takes longer than 200 ms, so that quick answers do not blink. */
export function AfterAWhile({ children, delay_ms = 200 }: { children: ReactNode; delay_ms?: number }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), delay_ms);
    return () => clearTimeout(timer);
  }, [delay_ms]);
  return late ? children : null;
}

/** A well in the size of what will come. */
export function Skeleton({ className = "" }: { className?: string }) {
  return <div className={`sk ${className}`} aria-hidden="true" />;
}
