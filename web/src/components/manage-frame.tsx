import "./manage-frame.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useSession } from "../api/session.ts";
import { housesOf } from "../lib/may.ts";
import { toDoor, toManage } from "../lib/links.ts";
import { AfterAWhile, Skeleton } from "../ui/skeleton.tsx";
import { Main } from "./main.tsx";
import { WhoAsks } from "./who-asks.tsx";

interface ManageFrameProps {
  title: string;
  heading: ReactNode;
  back: string;
  /** The ways from the list of events to here; none on that list itself. */
  crumbs?: ReactNode[];
  actions?: ReactNode;
  children: ReactNode;
}

/** The pages for who works in a house: dense, one heading, the way back, and nothing for anybody else. */
export function ManageFrame({ title, heading, back, crumbs = [], actions, children }: ManageFrameProps) {
  const { t } = useLingui();
  const session = useSession();
  const works = session.kind === "member" && housesOf(session.user).length > 0;
  return (
    <Main title={title} className="page stack content-start py-6 manage">
      {crumbs.length > 0 && (
        <nav aria-label={t`Where you are`}>
          <ol className="crumbs">
            <li>
              <Link {...toManage()}>
                <Trans>Events</Trans>
              </Link>
            </li>
            {crumbs.map((crumb, index) => (
              <li key={index}>{crumb}</li>
            ))}
          </ol>
        </nav>
      )}
      <div className="row between">
        <h1 className="head">{heading}</h1>
        {works && actions && <div className="row gap-2">{actions}</div>}
      </div>
      {session.kind === "unknown" && (
        <AfterAWhile>
          <Skeleton className="h-40" />
        </AfterAWhile>
      )}
      {session.kind === "none" && (
        <WhoAsks back={back}>
          <Trans>This is for people who work in a house. Sign in, and its sales stand here.</Trans>
        </WhoAsks>
      )}
      {session.kind === "away" && (
        <p className="q">
          <Trans>The sales are shown when the network is back.</Trans>
        </p>
      )}
      {(session.kind === "member" || session.kind === "guest") && !works && <NoHouse />}
      {works && (
        <div key={session.user.id} data-density="compact" className="stack">
          {children}
        </div>
      )}
    </Main>
  );
}

function NoHouse() {
  return (
    <div className="sheet empty">
      <p className="title">
        <Trans>You work for no house yet</Trans>
      </p>
      <p className="q">
        <Trans>
          Ask its owner for an invitation by mail. If you stand at a door, it is{" "}
          <Link {...toDoor()}>here</Link>.
        </Trans>
      </p>
    </div>
  );
}
