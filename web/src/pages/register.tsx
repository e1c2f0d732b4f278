import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { takeBasketAlong } from "../api/basket.ts";
import { isProblem } from "../api/problem.ts";
import { register as registerAccount } from "../api/session.ts";
import { AuthCard } from "../components/auth-card.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { formErrors } from "../components/form-errors.ts";
import { useNewPassword } from "../components/new-password.ts";
import { ProblemNote } from "../components/problem-note.tsx";
import { useGoOn } from "../components/use-go-on.ts";
import { ownZone } from "../lib/dates.ts";
import { toSignIn } from "../lib/links.ts";
import { useFormat } from "../lib/use-format.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";

const route = getRouteApi("/framed/register");

interface Values {
  name: string;
  email: string;
  password: string;
}

export function RegisterPage() {
  const { t } = useLingui();
  const { locale } = useFormat();
  const { back } = route.useSearch();
  const goOn = useGoOn(back);
  const password = useNewPassword();
  const [attempt, setAttempt] = useState(0);
  const { register, handleSubmit, formState, setFocus } = useForm<Values>({
    defaultValues: { name: "", email: "", password: "" },
    shouldFocusError: false,
  });
  const create = useMutation({
    mutationFn: (values: Values) =>
      takeBasketAlong(() =>
        registerAccount({
          name: values.name.trim(),
          email: values.email.trim(),
          password: values.password,
          locale,
          time_zone: ownZone(),
        }),
      ),
    onSuccess: goOn,
  });
  const submit = handleSubmit(
    (values) => create.mutate(values),
    () => setAttempt((count) => count + 1),
  );
  const { errors } = formState;
  const refusal = password.refusal(create.error);
  return (
    <AuthCard title={t`Create account`} heading={<Trans>Create account</Trans>}>
      <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
        <ErrorSummary {...formErrors(errors, ["name", "email", "password"], setFocus)} attempt={attempt} />
        {create.error && !refusal && (
          <ProblemNote error={create.error}>
            {isProblem(create.error, "email_taken") && (
              <Link {...toSignIn(back)}>
                <Trans>Sign in</Trans>
              </Link>
            )}
          </ProblemNote>
        )}
        <Field
          label={t`Name`}
          autoComplete="name"
          error={errors.name?.message}
          {...register("name", { validate: (value) => value.trim() !== "" || t`Enter your name` })}
        />
        <Field
          label={t`E-mail`}
          type="email"
          autoComplete="email"
          error={errors.email?.message}
          {...register("email", {
            validate: (value) =>
              /^\S+@\S+\.\S+$/.test(value.trim()) || t`Enter an e-mail address, as in maya@demo.example`,
          })}
        />
        <Field
          label={t`Password`}
          type="password"
          autoComplete="new-password"
          hint={password.hint}
          error={errors.password?.message ?? refusal}
          {...register("password", password.rules)}
        />
        <Button kind="go" type="submit" wide isPending={create.isPending}>
          <Trans>Create account</Trans>
        </Button>
      </form>
      <p className="small">
        <Link {...toSignIn(back)}>
          <Trans>I have an account</Trans>
        </Link>
      </p>
    </AuthCard>
  );
}
