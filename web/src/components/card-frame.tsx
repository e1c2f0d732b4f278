import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Icon } from "../ui/icon.tsx";

/** The sheet around the fields of a card, whoever draws them. */
export function CardFrame({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  return (
    <div className="methods">
      <p className="method">
        <Icon name="card" />
        <b>
          <Trans>Card</Trans>
        </b>
      </p>
      <div className="element" role="group" aria-label={t`Card details`}>
        {children}
      </div>
    </div>
  );
}
