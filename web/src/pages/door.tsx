import "./door.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { eventQuery, programmeQuery } from "../api/events.ts";
import { useSession } from "../api/session.ts";
import type { EventDetail, Performance } from "../api/types.ts";
import { DoorScreen } from "../components/door-screen.tsx";
import { Main } from "../components/main.tsx";
import { ProblemNote } from "../components/problem-note.tsx";
import { TestStrip } from "../components/strips.tsx";
import { pairing, pair } from "../door/pairing.ts";
import { wakeSound } from "../door/signals.ts";
import { install, useInstalling } from "../lib/install.ts";
import { toBrowse, toSignIn } from "../lib/links.ts";
import { useFormat } from "../lib/use-format.ts";
import { Button } from "../ui/button.tsx";
import { buttonStyle } from "../ui/button-style.ts";
import { Field } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { Select } from "../ui/select.tsx";

const route = getRouteApi("/door");

/** For staff: choose the performance once, then one code after the other. */
export function DoorPage() {
  const session = useSession();
  const { performance, gate } = route.useSearch();
  if (session.kind === "unknown") return null;
  const paired = session.kind === "away" && pairing() !== undefined;
  if (session.kind !== "member" && !paired) return <StaffOnly away={session.kind === "away"} />;
  return performance ? <DoorScreen performanceId={performance} gate={gate} /> : <Choose />;
}

function StaffOnly({ away }: { away: boolean }) {
  const { t } = useLingui();
  return (
    <Main title={t`Door`} className="page stack content-start py-10">
      <div className="sheet empty">
        <h1 className="head">
          <Trans>The door is for staff</Trans>
        </h1>
        <p className="q">
          {away ? (
            <Trans>A new door needs the network once. After that it can do without.</Trans>
          ) : (
            <Trans>Sign in with the account your house gave you.</Trans>
          )}
        </p>
        <Link {...toSignIn("/door")} className={buttonStyle({ kind: "go" })}>
          <Trans>Sign in</Trans>
        </Link>
      </div>
    </Main>
  );
}

function Choose() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const format = useFormat();
  const programme = useQuery(programmeQuery);
  const [slug, setSlug] = useState("");
  const [performance, setPerformance] = useState("");
  const [gate, setGate] = useState("");
  const event = useQuery({ ...eventQuery(slug), enabled: slug !== "" });
  const name = (found: Performance, { time_zone }: EventDetail) =>
    `${format.shortDay(found.starts_at, time_zone)}, ${format.time(found.starts_at, time_zone)} ${format.zone(found.starts_at, time_zone)}`;
  const chosen = performance || event.data?.performances[0]?.id || "";
  return (
    <>
      <TestStrip />
      <Main title={t`Door`} className="page stack content-start py-10">
        <GoOn />
        <form
          className="sheet stack mx-auto w-full max-w-md p-6"
          onSubmit={(submit) => {
            submit.preventDefault();
            wakeSound();
            const at = event.data?.performances.find(({ id }) => id === chosen);
            if (event.data && at)
              pair({
                performance_id: chosen,
                gate: gate.trim() || undefined,
                event: event.data.name,
                starts_at: at.starts_at,
                time_zone: event.data.time_zone,
              });
            void navigate({
              to: "/door",
              search: { performance: chosen, ...(gate.trim() ? { gate: gate.trim() } : {}) },
            });
          }}
        >
          <h1 className="head">
            <Trans>Which door?</Trans>
          </h1>
          <Install />
          {programme.error && (
            <ProblemNote error={programme.error} onRetry={() => void programme.refetch()} />
          )}
          <Select
            label={t`Event`}
            value={slug}
            onChange={(change) => {
              setSlug(change.target.value);
              setPerformance("");
            }}
            options={[
              { value: "", label: t`Choose the event`, disabled: true },
              ...(programme.data?.items ?? []).map((found) => ({ value: found.slug, label: found.name })),
            ]}
          />
          {event.error && <ProblemNote error={event.error} onRetry={() => void event.refetch()} />}
          {event.data && (
            <Select
              label={t`Performance`}
              value={chosen}
              onChange={(change) => setPerformance(change.target.value)}
              options={event.data.performances.map((found) => ({
                value: found.id,
                label: name(found, event.data),
              }))}
            />
          )}
          <Field
            label={t`Name of this door`}
            hint={t`Optional. Stands beside every check, as in “Quay door”.`}
            value={gate}
            maxLength={60}
            onChange={(change) => setGate(change.target.value)}
          />
          <Button kind="go" type="submit" wide isDisabled={!chosen}>
            <Trans>Open the door</Trans>
          </Button>
          <p className="small">
            <Link {...toBrowse()}>
              <Trans>Back to the programme</Trans>
            </Link>
          </p>
        </form>
      </Main>
    </>
  );
}

/** The door this device was last: one press, also without network. */
function GoOn() {
  const format = useFormat();
  const door = pairing();
  if (!door) return null;
  const { performance_id: performance, gate, event, starts_at, time_zone: zone } = door;
  return (
    <div className="sheet stack mx-auto w-full max-w-md p-6">
      <div>
        <h2 className="title">{event}</h2>
        <p className="q n">
          {format.longDay(starts_at, zone)}, {format.time(starts_at, zone)} {format.zone(starts_at, zone)}
          {gate && `, ${gate}`}
        </p>
      </div>
      <Link
        to="/door"
        search={{ performance, ...(gate && { gate }) }}
        className={buttonStyle({ kind: "go", wide: true })}
        onClick={wakeSound}
      >
        <Trans>Go on at this door</Trans>
      </Link>
    </div>
  );
}

function Install() {
  const way = useInstalling();
  if (way === "none") return null;
  return (
    <div className="stack gap-2">
      <p className="small q">
        {way === "offered" ? (
          <Trans>Installed, the door opens without network and the browser keeps its scans.</Trans>
        ) : (
          <Trans>
            Choose “Share”, then “Add to Home Screen”: only then does this device keep scans for longer than a
            week.
          </Trans>
        )}
      </p>
      {way === "offered" && (
        <p>
          <Button size="small" onPress={() => void install()}>
            <Icon name="save" />
            <Trans>Install the door</Trans>
          </Button>
        </p>
      )}
    </div>
  );
}
