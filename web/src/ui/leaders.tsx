import type { ReactNode } from "react";

export interface LeaderLine {
  what: ReactNode;
  amount: ReactNode;
  kind?: "line" | "note" | "total";
  key?: string;
  /** What can be done with the line, at its end. */
  action?: ReactNode;
}

/** Money as a programme lists its cast: what on the left, how much on the right, dots between. */
export function Leaders({ lines, className = "" }: { lines: LeaderLine[]; className?: string }) {
  return (
    <dl className={`leaders ${className}`}>
      {lines.map((line, index) => (
        <div key={line.key ?? index} className={line.kind === "line" ? "" : line.kind}>
          <dt>{line.what}</dt>
          <dd>
            <span>{line.amount}</span>
            {line.action}
          </dd>
        </div>
      ))}
    </dl>
  );
}
