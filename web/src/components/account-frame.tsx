import "./account-frame.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useSession } from "../api/session.ts";
import { toAccount, toAddresses, toDevices, toPreferences } from "../lib/links.ts";
import { AfterAWhile, Skeleton } from "../ui/skeleton.tsx";
import { Main } from "./main.tsx";
import { VerifyBanner } from "./verify-banner.tsx";
import { WhoAsks } from "./who-asks.tsx";

/** The pages of an account: one heading, the ways between them, and what is shown only to somebody. */
export function AccountFrame({
  title,
  back,
  children,
}: {
  title: string;
  back: string;
  children: ReactNode;
}) {
  const { t } = useLingui();
  const session = useSession();
  return (
    <Main title={title} className="page stack content-start py-8">
      <VerifyBanner />
      <h1 className="head">
        <Trans>Account</Trans>
      </h1>
      <nav className="tabs" aria-label={t`Account`}>
        <Link {...toAccount()} activeOptions={{ exact: true }}>
          <Trans>Profile</Trans>
        </Link>
        <Link {...toAddresses()}>
          <Trans>Addresses</Trans>
        </Link>
        <Link {...toPreferences()}>
          <Trans>Preferences</Trans>
        </Link>
        <Link {...toDevices()}>
          <Trans>Security</Trans>
        </Link>
      </nav>
      {session.kind === "unknown" && (
        <AfterAWhile>
          <Skeleton className="h-40" />
        </AfterAWhile>
      )}
      {session.kind === "away" && (
        <p className="q">
          <Trans>Your account is shown when the network is back. Tickets are under “My bookings”.</Trans>
        </p>
      )}
      {session.kind === "none" && (
        <WhoAsks back={back}>
          <Trans>Sign in, and what belongs to your account stands here.</Trans>
        </WhoAsks>
      )}
      {(session.kind === "member" || session.kind === "guest") && (
        <div key={session.user.id} className="account stack gap-6">
          {children}
        </div>
      )}
    </Main>
  );
}
