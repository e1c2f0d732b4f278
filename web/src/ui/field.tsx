import type { InputHTMLAttributes, ReactNode, Ref } from "react";
import { FieldError } from "react-aria-components/FieldError";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { TextField } from "react-aria-components/TextField";
import { Icon } from "./icon.tsx";

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "size"> {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong with it, beside the field. */
  error?: ReactNode;
  code?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/** One line of text with its label, hint and error; takes what react-hook-form's register gives. */
export function Field({ label, hint, error, code, ref, className = "", ...input }: FieldProps) {
  return (
    <TextField className="field" isInvalid={Boolean(error)} validationBehavior="aria">
      <Label>{label}</Label>
      <Input {...input} ref={ref ?? null} className={`in ${code ? "code" : ""} ${className}`} />
      {error ? (
        <FieldError className="err">
          <Icon name="warn" />
          <span>{error}</span>
        </FieldError>
      ) : (
        hint && (
          <Text slot="description" className="hint block">
            {hint}
          </Text>
        )
      )}
    </TextField>
  );
}
