import type { ReactNode } from "react";

/** on: full · few: half · off: ring · gone: cross · bad: diamond · wait: dotted · back: half square */
export type MarkShape = "on" | "few" | "off" | "gone" | "bad" | "wait" | "back";

/** State is a shape and a word, never a coloured pill. */
export function StateMark({
  shape,
  children,
  className = "",
}: {
  shape: MarkShape;
  children: ReactNode;
  className?: string;
}) {
  return <span className={`st ${shape === "off" ? "" : shape} ${className}`}>{children}</span>;
}
