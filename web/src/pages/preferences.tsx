import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { isProblem } from "../api/problem.ts";
import { keepPreferred, keepReminders, preferencesQuery, wantsReminders } from "../api/preferences.ts";
import { queryClient } from "../api/query-client.ts";
import { accessToken } from "../api/session.ts";
import { AccountFrame } from "../components/account-frame.tsx";
import { ProblemNote } from "../components/problem-note.tsx";
import { type Preferred, readPreferred } from "../lib/preferred.ts";
import { announce } from "../ui/announcer.tsx";
import { Tick } from "../ui/tick.tsx";

export async function loadPreferences(): Promise<void> {
  if (await accessToken()) await queryClient.ensureQueryData(preferencesQuery);
}

export function PreferencesPage() {
  const { t } = useLingui();
  return (
    <AccountFrame title={t`Preferences`} back="/account/preferences">
      <Preferences />
    </AccountFrame>
  );
}

/** Each is kept with its click, for every device that this person signs in on. */
function Preferences() {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(preferencesQuery);
  const kept = readPreferred(data.document["web"]);
  const keep = useMutation({
    mutationFn: keepPreferred,
    onSuccess: () => announce(t`Saved`),
    onError: (error) => {
      if (isProblem(error, "version_mismatch")) void queryClient.invalidateQueries(preferencesQuery);
    },
  });
  const shown = keep.isPending ? keep.variables : kept;
  const themes = [
    { value: "system", label: t`As my device has it` },
    { value: "light", label: t`Always light` },
    { value: "dark", label: t`Always dark` },
  ] as const;
  const seats = [
    { value: "map", label: t`The map` },
    { value: "list", label: t`The list of rows and seats` },
  ] as const;
  const choice = <Name extends keyof Preferred>(
    name: Name,
    options: readonly { value: Preferred[Name]; label: string }[],
  ) =>
    options.map(({ value, label }) => (
      <Tick
        key={value}
        type="radio"
        name={name}
        value={value}
        checked={shown[name] === value}
        onChange={() => keep.mutate({ ...shown, [name]: value })}
      >
        {label}
      </Tick>
    ));
  return (
    <div className="sheet stack gap-6">
      <h2 className="title">
        <Trans>Preferences</Trans>
      </h2>
      {keep.error && <ProblemNote error={keep.error} what={<Trans>This was not kept.</Trans>} />}
      <fieldset>
        <legend className="label">
          <Trans>Light or dark</Trans>
        </legend>
        {choice("theme", themes)}
        <p className="hint">
          <Trans>How these pages look, here and wherever you sign in.</Trans>
        </p>
      </fieldset>
      <fieldset>
        <legend className="label">
          <Trans>When I choose seats, open first</Trans>
        </legend>
        {choice("seats", seats)}
        <p className="hint">
          <Trans>Both can do the same; you can change over at any time.</Trans>
        </p>
      </fieldset>
      <Reminders />
    </div>
  );
}

function Reminders() {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(preferencesQuery);
  const keep = useMutation({ mutationFn: keepReminders, onSuccess: () => announce(t`Saved`) });
  return (
    <fieldset>
      <legend className="label">
        <Trans>Mails</Trans>
      </legend>
      {keep.error && <ProblemNote error={keep.error} what={<Trans>This was not kept.</Trans>} />}
      <Tick
        type="checkbox"
        name="reminders"
        checked={keep.isPending ? keep.variables : wantsReminders(data)}
        onChange={(event) => keep.mutate(event.target.checked)}
      >
        <Trans>Remind me a day before what I booked</Trans>
      </Tick>
      <p className="hint">
        <Trans>Confirmations, receipts and changes come in any case: they are part of what you bought.</Trans>
      </p>
    </fieldset>
  );
}
