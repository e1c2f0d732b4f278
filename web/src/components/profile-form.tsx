import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { changeProfile, type ProfileChange, profileQuery } from "../api/profile.ts";
import type { Profile } from "../api/types.ts";
import { LANGUAGES } from "../lib/i18n.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { LabelledSelect } from "../ui/labelled-select.tsx";
import { toast } from "../ui/toast.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { formErrors } from "./form-errors.ts";
import { ProblemNote } from "./problem-note.tsx";
import { faultsToFields } from "./server-faults.ts";
import { UnsavedGuard } from "./unsaved-guard.tsx";

interface Values {
  name: string;
  email: string;
  phone: string;
  locale: string;
  time_zone: string;
}

const valuesOf = (profile: Profile): Values => ({
  name: profile.name ?? "",
  email: profile.email ?? "",
  phone: profile.phone ?? "",
  locale: profile.locale,
  time_zone: profile.time_zone,
});

/** Only what the person changed is sent, so that two windows do not undo each other. */
function changesOf(changed: Partial<Record<keyof Values, boolean>>, values: Values): ProfileChange {
  const names = (Object.keys(changed) as (keyof Values)[]).filter((name) => changed[name]);
  return Object.fromEntries(names.map((name) => [name, values[name].trim() || null]));
}

const ZONES = ["UTC", ...Intl.supportedValuesOf("timeZone")];

export function ProfileForm({ profile }: { profile: Profile }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [attempt, setAttempt] = useState(0);
  const [told, setTold] = useState(false);
  const { register, handleSubmit, formState, setError, setFocus, reset } = useForm<Values>({
    defaultValues: valuesOf(profile),
    shouldFocusError: false,
  });
  const { errors, isDirty, dirtyFields } = formState;
  const words = {
    name: t`Enter your name`,
    email: t`Enter an e-mail address, as in maya@demo.example`,
    phone: t`Enter the number with its country, as in +353 1 234 5678, or nothing`,
  };
  const save = useMutation({
    mutationFn: (values: Values) => changeProfile(changesOf(dirtyFields, values)),
    onSuccess: (changed) => {
      client.setQueryData(profileQuery.queryKey, changed);
      reset(valuesOf(changed));
      toast(t`Saved`);
    },
    onError: (error) => {
      setTold(faultsToFields(error, words, setError));
      setAttempt((count) => count + 1);
    },
  });
  const submit = handleSubmit(
    (values) => save.mutate(values),
    () => setAttempt((count) => count + 1),
  );
  const guest = profile.roles.includes("guest");
  const own = LANGUAGES[profile.locale.slice(0, 2) as keyof typeof LANGUAGES];
  const languages = [
    ...Object.entries(LANGUAGES).map(([value, label]) => ({
      value: label === own ? profile.locale : value,
      label,
    })),
    ...(own ? [] : [{ value: profile.locale, label: profile.locale }]),
  ];
  return (
    <form className="sheet stack" noValidate onSubmit={(event) => void submit(event)}>
      <h2 className="title">
        <Trans>Profile</Trans>
      </h2>
      <ErrorSummary {...formErrors(errors, ["name", "email", "phone"], setFocus)} attempt={attempt} />
      {save.error && !told && <ProblemNote error={save.error} />}
      <Field
        label={t`Name`}
        autoComplete="name"
        hint={t`Stands on tickets and receipts.`}
        error={errors.name?.message}
        {...register("name", { validate: (value) => value.trim() !== "" || words.name })}
      />
      {(profile.email !== null || !guest) && (
        <Field
          label={t`E-mail`}
          type="email"
          autoComplete="email"
          hint={<EmailHint profile={profile} />}
          error={errors.email?.message}
          {...register("email", {
            validate: (value) => /^\S+@\S+\.\S+$/.test(value.trim()) || words.email,
          })}
        />
      )}
      <Field
        label={
          <>
            <Trans>Phone</Trans> <small>{t`(optional)`}</small>
          </>
        }
        type="tel"
        autoComplete="tel"
        error={errors.phone?.message}
        {...register("phone")}
      />
      <div className="two">
        <LabelledSelect
          label={t`Language of mails and documents`}
          options={languages}
          {...register("locale")}
        />
        <LabelledSelect
          label={t`Time zone`}
          hint={t`Evenings are told in the time of their house; this one is for all else.`}
          options={ZONES.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
          {...register("time_zone")}
        />
      </div>
      <p>
        <Button kind={guest ? "plain" : "go"} type="submit" isPending={save.isPending}>
          <Trans>Save</Trans>
        </Button>
      </p>
      <UnsavedGuard when={isDirty} />
    </form>
  );
}

function EmailHint({ profile }: { profile: Profile }) {
  const guest = profile.roles.includes("guest");
  if (guest) return <Trans>Tickets and receipt go here.</Trans>;
  if (!profile.pending_email)
    return <Trans>A new address counts once you have opened the link sent to it.</Trans>;
  return (
    <Trans>
      A mail is on its way to <b className="break-all">{profile.pending_email}</b>. Until its link is opened,
      everything still goes to the old address.
    </Trans>
  );
}
