import { queryOptions } from "@tanstack/react-query";
import { answerTo, api } from "./client.ts";
import type { Address, AddressInput } from "./types.ts";

/** All of them: there are at most twenty. */
export const addressesQuery = queryOptions({
  queryKey: ["addresses"],
  queryFn: async () =>
    (await answerTo(api.GET("/users/me/addresses", { params: { query: { limit: 100 } } }))).items,
});

export const addAddress = (body: AddressInput) => answerTo(api.POST("/users/me/addresses", { body }));

/** @param seen as it was when the person began to change it */
export const replaceAddress = ({ id, version }: Address, body: AddressInput) =>
  answerTo(
    api.PUT("/users/me/addresses/{id}", {
      params: { path: { id }, header: { "If-Match": `"${version}"` } },
      body,
    }),
  );

export const deleteAddress = (id: string) =>
  answerTo(api.DELETE("/users/me/addresses/{id}", { params: { path: { id } } }));

/** The same as it is, and from now on the default. */
export const makeDefault = (address: Address) => {
  const { id: _id, version: _version, ...fields } = address;
  return replaceAddress(address, { ...fields, is_default: true });
};
