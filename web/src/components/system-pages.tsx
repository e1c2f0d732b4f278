import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { isProblem } from "../api/problem.ts";
import { toBrowse, toSignIn } from "../lib/links.ts";
import { buttonStyle } from "../ui/button-style.ts";
import { AfterAWhile, Skeleton } from "../ui/skeleton.tsx";
import { Main } from "./main.tsx";
import { ProblemNote } from "./problem-note.tsx";

/** Nothing here, or nothing of yours: both look the same. */
export function NotFoundPage() {
  const { t } = useLingui();
  return (
    <Main title={t`Not found`} className="page stack content-start py-10">
      <div className="sheet empty">
        <h1 className="head">
          <Trans>There is nothing behind this door</Trans>
        </h1>
        <p className="q">
          <Trans>The address is wrong, the page is gone, or it belongs to somebody else.</Trans>
        </p>
        <Link {...toBrowse()} className={buttonStyle({ kind: "go" })}>
          <Trans>See the programme</Trans>
        </Link>
      </div>
    </Main>
  );
}

/** What is shown where a page should be when it could not be loaded. */
export function ErrorPage({ error }: ErrorComponentProps) {
  const { t } = useLingui();
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  useEffect(() => reset(), [reset]);
  if (isProblem(error, "not_found")) return <NotFoundPage />;
  return (
    <Main title={t`That did not work`} className="page stack content-start py-10">
      <h1 className="head">
        <Trans>This page did not load</Trans>
      </h1>
      <ProblemNote error={error} onRetry={() => void router.invalidate()}>
        {isProblem(error, "unauthenticated") && (
          <Link {...toSignIn(location.pathname)} className={buttonStyle({ size: "small" })}>
            <Trans>Sign in</Trans>
          </Link>
        )}
      </ProblemNote>
    </Main>
  );
}

/** While a page loads: wells where most pages have their title and their sheets. */
export function PendingPage() {
  return (
    <main id="main" className="page stack content-start py-10" aria-busy="true">
      <AfterAWhile delay_ms={0}>
        <Skeleton className="h-9 w-1/2" />
        <Skeleton className="h-48 rounded-sheet" />
        <Skeleton className="h-32 rounded-sheet" />
      </AfterAWhile>
    </main>
  );
}
