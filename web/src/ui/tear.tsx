import type { CSSProperties, ElementType, ReactNode } from "react";

interface TearProps {
  children: ReactNode;
  /** The stub stands at the side on a wide screen, below on a phone. */
  side?: boolean;
  /** Width of the stub at the side, as a CSS length. */
  stub?: string;
  as?: ElementType;
  className?: string;
  label?: string;
}

/** Programme and stub, divided by a perforation. Its children are pieces. */
export function Tear({ children, side, stub, as: Tag = "div", className = "", label }: TearProps) {
  const style = stub ? ({ "--stub": stub } as CSSProperties) : undefined;
  return (
    <Tag className={`tear ${side ? "side" : ""} ${className}`} style={style} aria-label={label}>
      {children}
    </Tag>
  );
}

/** One part of a tear; the stub counts, the others tell. */
export function Piece({
  children,
  stub,
  className = "",
}: {
  children: ReactNode;
  stub?: boolean;
  className?: string;
}) {
  return <div className={`piece ${stub ? "stub" : ""} ${className}`}>{children}</div>;
}
