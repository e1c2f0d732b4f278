import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { addAddress, addressesQuery, replaceAddress } from "../api/addresses.ts";
import { isProblem } from "../api/problem.ts";
import type { Address } from "../api/types.ts";
import { useFormat } from "../lib/use-format.ts";
import { announce } from "../ui/announcer.tsx";
import { Button } from "../ui/button.tsx";
import { Tick } from "../ui/tick.tsx";
import { AddressFields, type AddressWords } from "./address-fields.tsx";
import { ADDRESS_ORDER, type AddressValues, inputOf, valuesOf } from "./address-values.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { formErrors } from "./form-errors.ts";
import { ProblemNote } from "./problem-note.tsx";
import { faultsToFields } from "./server-faults.ts";
import { UnsavedGuard } from "./unsaved-guard.tsx";

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
  const form = useForm<AddressValues>({
    defaultValues: valuesOf(address, locale),
    shouldFocusError: false,
  });
  const { register, handleSubmit, formState, setError, setFocus } = form;
  const words: AddressWords = {
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
    mutationFn: (values: AddressValues) =>
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
      <ErrorSummary {...formErrors(errors, [...ADDRESS_ORDER], setFocus)} attempt={attempt} />
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
