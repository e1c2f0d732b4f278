import { useLingui } from "@lingui/react/macro";
import type { UseMutationResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { isProblem } from "../api/problem.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { ProblemNote } from "./problem-note.tsx";

const SHORTEST = 10;

interface PasswordFormProps {
  label: ReactNode;
  button: ReactNode;
  work: UseMutationResult<void, Error, string>;
}

/** One field for a new password, with what the server says about a bad one beside it. */
export function PasswordForm({ label, button, work }: PasswordFormProps) {
  const { t } = useLingui();
  const { register, handleSubmit, formState } = useForm({ defaultValues: { password: "" } });
  const refused =
    isProblem(work.error, "validation_failed") &&
    work.error.errors.some(({ pointer }) => pointer.includes("password"));
  const error =
    formState.errors.password?.message ??
    (refused ? t`This password is too short or too well known. Choose another.` : undefined);
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => void handleSubmit(({ password }) => work.mutate(password))(event)}
    >
      {work.error && !refused && <ProblemNote error={work.error} />}
      <Field
        label={label}
        type="password"
        autoComplete="new-password"
        hint={t`At least ${SHORTEST} characters, and none that stands on a list of leaked ones.`}
        error={error}
        {...register("password", {
          required: t`Choose a password`,
          minLength: { value: SHORTEST, message: t`At least ${SHORTEST} characters` },
        })}
      />
      <Button kind="go" type="submit" wide isPending={work.isPending}>
        {button}
      </Button>
    </form>
  );
}
