import type { UseMutationResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { useNewPassword } from "./new-password.ts";
import { ProblemNote } from "./problem-note.tsx";

interface PasswordFormProps {
  label: ReactNode;
  button: ReactNode;
  work: UseMutationResult<void, Error, string>;
}

/** One field for a new password, with what the server says about a bad one beside it. */
export function PasswordForm({ label, button, work }: PasswordFormProps) {
  const password = useNewPassword();
  const { register, handleSubmit, formState } = useForm({ defaultValues: { password: "" } });
  const refusal = password.refusal(work.error);
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => void handleSubmit((values) => work.mutate(values.password))(event)}
    >
      {work.error && !refusal && <ProblemNote error={work.error} />}
      <Field
        label={label}
        type="password"
        autoComplete="new-password"
        hint={password.hint}
        error={formState.errors.password?.message ?? refusal}
        {...register("password", password.rules)}
      />
      <Button kind="go" type="submit" wide isPending={work.isPending}>
        {button}
      </Button>
    </form>
  );
}
