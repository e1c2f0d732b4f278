import { answerTo, api } from "./client.ts";

/** Everything the house keeps about the person who asks, as one document for machines. */
export const exportOwnData = () => answerTo(api.GET("/users/me/export"));

/** Erases the account; what the law wants kept stays without it. */
export const deleteAccount = (id: string) =>
  answerTo(api.DELETE("/users/{id}", { params: { path: { id } } }));
