import type { Address, AddressInput } from "../api/types.ts";

/** What stands in the fields. */
export interface AddressValues {
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

/** The fields that can be wrong, in the order of the page. */
export const ADDRESS_ORDER = [
  "name",
  "line1",
  "line2",
  "postal_code",
  "city",
  "region",
  "country",
  "phone",
] as const;

/** @param before the address as it was */
export function inputOf({ is_default, ...values }: AddressValues, before: Address | undefined): AddressInput {
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

/** @param address the one to change; a new one begins in the reader's own country */
export const valuesOf = (address: Address | undefined, locale: string): AddressValues => ({
  name: address?.name ?? "",
  line1: address?.line1 ?? "",
  line2: address?.line2 ?? "",
  postal_code: address?.postal_code ?? "",
  city: address?.city ?? "",
  region: address?.region ?? "",
  country: address?.country ?? new Intl.Locale(locale).region ?? "IE",
  phone: address?.phone ?? "",
  is_default: address?.is_default ?? false,
});
