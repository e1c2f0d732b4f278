import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { toFindOrder, toSignIn } from "../lib/links.ts";
import { buttonStyle } from "../ui/button-style.ts";

interface WhoAsksProps {
  back: string;
  children: ReactNode;
  /** It may be a guest's, who has no account to sign in to. */
  guests?: boolean;
}

/** In the place of what belongs to somebody: why to sign in, and the way back here. */
export function WhoAsks({ back, children, guests = false }: WhoAsksProps) {
  return (
    <div className="sheet empty">
      <p className="title">
        <Trans>Who is asking?</Trans>
      </p>
      <p className="q">{children}</p>
      <Link {...toSignIn(back)} className={buttonStyle({ kind: "go" })}>
        <Trans>Sign in</Trans>
      </Link>
      {guests && (
        <p className="small">
          <Link {...toFindOrder()}>
            <Trans>Bought as a guest? Find my order</Trans>
          </Link>
        </p>
      )}
    </div>
  );
}
