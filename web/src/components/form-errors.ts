import type { FieldErrors, FieldValues, Path, UseFormSetFocus } from "react-hook-form";

/** react-hook-form's errors as the summary wants them, in the order of the fields on the page. */
export function formErrors<Values extends FieldValues>(
  errors: FieldErrors<Values>,
  order: Path<Values>[],
  setFocus: UseFormSetFocus<Values>,
) {
  return {
    errors: order.flatMap((name) => {
      const text = errors[name]?.message;
      return typeof text === "string" ? [{ name, text }] : [];
    }),
    onGo: (name: string) => setFocus(name as Path<Values>),
  };
}
