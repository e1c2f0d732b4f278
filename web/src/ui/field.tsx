import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from "react";
import { Icon } from "./icon.tsx";

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "size" | "id"> {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong with it, beside the field. */
  error?: ReactNode;
  code?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/**
 * One line of text with its label, hint and error. The browser's own input, uncontrolled, because react-hook-form
 * keeps the values; it takes what `register` gives.
 */
export function Field({ label, hint, error, code, ref, className = "", ...input }: FieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        aria-invalid={error ? true : undefined}
        {...input}
        id={id}
        ref={ref ?? null}
        aria-describedby={note ? `${id}-note` : undefined}
        className={`in ${code ? "code" : ""} ${className}`}
      />
      {error ? (
        <p className="err" id={`${id}-note`}>
          <Icon name="warn" />
          <span>{error}</span>
        </p>
      ) : (
        hint && (
          <p className="hint" id={`${id}-note`}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}
