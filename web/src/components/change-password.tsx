import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { devicesQuery } from "../api/devices.ts";
import { isProblem } from "../api/problem.ts";
import { changePassword } from "../api/session.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Note } from "../ui/note.tsx";
import { useNewPassword } from "./new-password.ts";
import { ProblemNote } from "./problem-note.tsx";

interface Values {
  current: string;
  password: string;
}

/** A new password for somebody who knows the old one. All other devices are signed out by it. */
export function ChangePassword({ email }: { email: string | null }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const rules = useNewPassword();
  const { register, handleSubmit, formState, reset } = useForm<Values>({
    defaultValues: { current: "", password: "" },
  });
  const change = useMutation({
    mutationFn: ({ current, password }: Values) => changePassword(password, current),
    onSuccess: () => {
      reset();
      void client.invalidateQueries(devicesQuery);
    },
  });
  const wrong = isProblem(change.error, "invalid_credentials");
  const refusal = rules.refusal(change.error);
  const { errors } = formState;
  return (
    <form
      className="sheet stack"
      noValidate
      onSubmit={(event) => void handleSubmit((values) => change.mutate(values))(event)}
    >
      <h2 className="title">
        <Trans>Password</Trans>
      </h2>
      {change.isSuccess && (
        <Note kind="ok" role="status">
          <Trans>The new password is set. All other devices are signed out.</Trans>
        </Note>
      )}
      {change.error && !wrong && !refusal && <ProblemNote error={change.error} />}
      {/* For password managers, which keep the two together. */}
      <input type="text" autoComplete="username" value={email ?? ""} readOnly hidden />
      <Field
        label={t`Current password`}
        type="password"
        autoComplete="current-password"
        error={errors.current?.message ?? (wrong ? t`This is not your current password` : undefined)}
        {...register("current", { required: t`Enter your current password` })}
      />
      <Field
        label={t`New password`}
        type="password"
        autoComplete="new-password"
        hint={rules.hint}
        error={errors.password?.message ?? refusal}
        {...register("password", rules.rules)}
      />
      <p>
        <Button kind="go" type="submit" isPending={change.isPending}>
          <Trans>Set the password</Trans>
        </Button>
      </p>
    </form>
  );
}
