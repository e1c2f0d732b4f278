import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useForm, type UseFormReturn } from "react-hook-form";
import { COUNTRIES } from "../../../contracts/types/countries.ts";
import { addAddress, addressesQuery, replaceAddress } from "../api/addresses.ts";
import { isProblem } from "../api/problem.ts";
import type { Address, AddressInput } from "../api/types.ts";
import { useFormat } from "../lib/use-format.ts";
import { announce } from "../ui/announcer.tsx";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { LabelledSelect } from "../ui/labelled-select.tsx";
import { Tick } from "../ui/tick.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { formErrors } from "./form-errors.ts";
import { ProblemNote } from "./problem-note.tsx";
import { faultsToFields } from "./server-faults.ts";
import { UnsavedGuard } from "./unsaved-guard.tsx";

interface Values {
  name: string;
  line1: string;
  line2: string;
  postal_code: string;
  city: string;
  region: string;
  country: string;
  phone: string;
  is_default: boolean;
}

const ORDER = ["name", "line1", "line2", "postal_code", "city", "region", "country", "phone"] as const;

function inputOf({ is_default, ...values }: Values, before: Address | undefined): AddressInput {
  const said = (text: string) => text.trim() || null;
  return {
    name: said(values.name),
    line1: values.line1.trim(),
    line2: said(values.line2),
    postal_code: said(values.postal_code),
    city: values.city.trim(),
    region: said(values.region),
    country: values.country,
    phone: said(values.phone),
    // The one that is the default stays it until another becomes it.
    ...(before?.is_default ? {} : { is_default }),
  };
}

interface AddressFormProps {
  /** The one to change; a new one without. */
  address: Address | undefined;
  /** The first of all is the default anyway. */
  first: boolean;
  onDone(): void;
}

export function AddressForm({ address, first, onDone }: AddressFormProps) {
  const { t } = useLingui();
  const { locale } = useFormat();
  const client = useQueryClient();
  const [attempt, setAttempt] = useState(0);
  const [told, setTold] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const form = useForm<Values>({
    defaultValues: {
      name: address?.name ?? "",
      line1: address?.line1 ?? "",
      line2: address?.line2 ?? "",
      postal_code: address?.postal_code ?? "",
      city: address?.city ?? "",
      region: address?.region ?? "",
      country: address?.country ?? new Intl.Locale(locale).region ?? "IE",
      phone: address?.phone ?? "",
      is_default: address?.is_default ?? false,
    },
    shouldFocusError: false,
  });
  const { register, handleSubmit, formState, setError, setFocus } = form;
  const words = {
    line1: t`Enter street and number`,
    city: t`Enter the town`,
    phone: t`Enter the number with its country, as in +353 1 234 5678, or nothing`,
    name: t`This name cannot be written so`,
    line2: t`This line cannot be written so`,
    postal_code: t`At most 20 characters`,
    region: t`At most 100 characters`,
    country: t`Choose the country`,
  };
  const save = useMutation({
    mutationFn: (values: Values) =>
      address ? replaceAddress(address, inputOf(values, address)) : addAddress(inputOf(values, undefined)),
    onSuccess: async () => {
      await client.invalidateQueries(addressesQuery);
      announce(t`Saved`);
      onDone();
    },
    onError: (error) => {
      setTold(faultsToFields(error, words, setError));
      setAttempt((count) => count + 1);
      if (isProblem(error, "version_mismatch")) void client.invalidateQueries(addressesQuery);
    },
  });
  const submit = handleSubmit(
    (values) => save.mutate(values),
    () => setAttempt((count) => count + 1),
  );
  const { errors, isDirty } = formState;
  return (
    <form className="sheet stack" noValidate onSubmit={(event) => void submit(event)}>
      <h2 className="title" ref={heading} tabIndex={-1}>
        {address ? <Trans>Change the address</Trans> : <Trans>New address</Trans>}
      </h2>
      <ErrorSummary {...formErrors(errors, [...ORDER], setFocus)} attempt={attempt} />
      {save.error && !told && <AddressProblem error={save.error} />}
      <AddressFields form={form} words={words} />
      {!first && !address?.is_default && (
        <Tick {...register("is_default")}>
          <Trans>Use this one unless I say otherwise</Trans>
        </Tick>
      )}
      <p className="row gap-2">
        <Button kind="go" type="submit" isPending={save.isPending}>
          <Trans>Save</Trans>
        </Button>
        <Button onPress={onDone}>
          <Trans>Cancel</Trans>
        </Button>
      </p>
      <UnsavedGuard when={isDirty && !save.isSuccess} />
    </form>
  );
}

type Words = Record<(typeof ORDER)[number], string>;

function AddressFields({
  form: { register, formState },
  words,
}: {
  form: UseFormReturn<Values>;
  words: Words;
}) {
  const { t } = useLingui();
  const { locale } = useFormat();
  const { errors } = formState;
  const optional = <small>{t`(optional)`}</small>;
  return (
    <>
      <Field
        label={
          <>
            {t`Name`} {optional}
          </>
        }
        hint={t`When somebody else lives or works there.`}
        autoComplete="name"
        maxLength={200}
        error={errors.name?.message}
        {...register("name")}
      />
      <Field
        label={t`Street and number`}
        autoComplete="address-line1"
        maxLength={200}
        error={errors.line1?.message}
        {...register("line1", { validate: (value) => value.trim() !== "" || words.line1 })}
      />
      <Field
        label={
          <>
            {t`Flat, floor, company`} {optional}
          </>
        }
        autoComplete="address-line2"
        maxLength={200}
        error={errors.line2?.message}
        {...register("line2")}
      />
      <div className="two">
        <Field
          label={
            <>
              {t`Postal code`} {optional}
            </>
          }
          autoComplete="postal-code"
          maxLength={20}
          error={errors.postal_code?.message}
          {...register("postal_code")}
        />
        <Field
          label={t`Town`}
          autoComplete="address-level2"
          maxLength={100}
          error={errors.city?.message}
          {...register("city", { validate: (value) => value.trim() !== "" || words.city })}
        />
        <Field
          label={
            <>
              {t`State, county, province`} {optional}
            </>
          }
          autoComplete="address-level1"
          maxLength={100}
          error={errors.region?.message}
          {...register("region")}
        />
        <LabelledSelect
          label={t`Country`}
          autoComplete="country"
          options={countries(locale)}
          {...register("country")}
        />
      </div>
      <Field
        label={
          <>
            {t`Phone`} {optional}
          </>
        }
        type="tel"
        autoComplete="tel"
        maxLength={40}
        error={errors.phone?.message}
        {...register("phone")}
      />
    </>
  );
}

function AddressProblem({ error }: { error: unknown }) {
  return (
    <ProblemNote
      error={error}
      what={
        isProblem(error, "limit_exceeded") ? (
          <Trans>There is no room for another address. Delete one first.</Trans>
        ) : isProblem(error, "version_mismatch") ? (
          <Trans>
            This address was changed elsewhere. Close this and open it again to see how it is now.
          </Trans>
        ) : undefined
      }
    />
  );
}

function countries(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  return COUNTRIES.map((code) => ({ value: code, label: names.of(code) ?? code })).sort((a, b) =>
    a.label.localeCompare(b.label, locale),
  );
}
