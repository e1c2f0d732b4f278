import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { toSignIn } from "../lib/links.ts";
import { buttonStyle } from "../ui/button-style.ts";

/** In the place of what belongs to somebody: why to sign in, and the way back here. */
export function WhoAsks({ back, children }: { back: string; children: ReactNode }) {
  return (
    <div className="sheet empty">
      <p className="title">
        <Trans>Who is asking?</Trans>
      </p>
      <p className="q">{children}</p>
      <Link {...toSignIn(back)} className={buttonStyle({ kind: "go" })}>
        <Trans>Sign in</Trans>
      </Link>
    </div>
  );
}
