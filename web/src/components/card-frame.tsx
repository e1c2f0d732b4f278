import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";

/** The frame around the fields of a card, whoever draws them. */
export function CardFrame({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  return (
    <div className="element" role="group" aria-label={t`Card details`}>
      {children}
    </div>
  );
}
