import type { ReactNode } from "react";
import { Main } from "./main.tsx";

/** The narrow page that signing in and its relatives share. */
export function AuthCard({
  title,
  heading,
  children,
}: {
  title: string;
  heading: ReactNode;
  children: ReactNode;
}) {
  return (
    <Main title={title} className="page py-10">
      <div className="sheet stack mx-auto max-w-md p-6">
        <h1 className="head">{heading}</h1>
        {children}
      </div>
    </Main>
  );
}
