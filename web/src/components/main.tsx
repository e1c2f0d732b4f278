import type { ReactNode } from "react";

/** The page's own part: takes the focus after a change of page and names the tab. */
export function Main({
  title,
  className = "",
  children,
}: {
  title: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <main id="main" tabIndex={-1} className={className}>
      <title>{`${title} · Foyer`}</title>
      {children}
    </main>
  );
}
