import type { FieldValues, Path, UseFormSetError } from "react-hook-form";
import { isProblem } from "../api/problem.ts";

/**
 * What the server finds wrong goes beside its field, in our words.
 * @returns false when it is about something else, too, and has to be told on top
 */
export function faultsToFields<Values extends FieldValues>(
  error: unknown,
  words: Partial<Record<Path<Values>, string>>,
  setError: UseFormSetError<Values>,
): boolean {
  if (!isProblem(error, "validation_failed") || error.errors.length === 0) return false;
  const told = error.errors.map(({ pointer }) => {
    const name = pointer.split("/")[1] as Path<Values>;
    const message = words[name];
    if (message) setError(name, { type: "server", message });
    return Boolean(message);
  });
  return told.every(Boolean);
}
