import { useLingui } from "@lingui/react/macro";
import type { UseFormReturn } from "react-hook-form";
import { COUNTRIES } from "../../../contracts/types/countries.ts";
import { useFormat } from "../lib/use-format.ts";
import { Field } from "../ui/field.tsx";
import { LabelledSelect } from "../ui/labelled-select.tsx";
import type { ADDRESS_ORDER, AddressValues } from "./address-values.ts";

/** What is wrong with each field, in the reader's words. */
export type AddressWords = Record<(typeof ADDRESS_ORDER)[number], string>;

export function AddressFields({
  form: { register, formState },
  words,
}: {
  form: UseFormReturn<AddressValues>;
  words: AddressWords;
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

function countries(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  return COUNTRIES.map((code) => ({ value: code, label: names.of(code) ?? code })).sort((a, b) =>
    a.label.localeCompare(b.label, locale),
  );
}
