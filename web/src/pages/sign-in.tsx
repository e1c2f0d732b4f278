import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { takeBasketAlong } from "../api/basket.ts";
import { isProblem } from "../api/problem.ts";
import { signIn } from "../api/session.ts";
import { AuthCard } from "../components/auth-card.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { formErrors } from "../components/form-errors.ts";
import { ProblemNote } from "../components/problem-note.tsx";
import { useGoOn } from "../components/use-go-on.ts";
import { toFindOrder, toRegister, toResetPassword } from "../lib/links.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";

const route = getRouteApi("/framed/sign-in");

interface Values {
  email: string;
  password: string;
}

export function SignInPage() {
  const { t } = useLingui();
  const { back } = route.useSearch();
  const goOn = useGoOn(back);
  const [attempt, setAttempt] = useState(0);
  const { register, handleSubmit, formState, setFocus } = useForm<Values>({
    defaultValues: { email: "", password: "" },
    shouldFocusError: false,
  });
  const enter = useMutation({
    mutationFn: ({ email, password }: Values) => takeBasketAlong(() => signIn(email.trim(), password)),
    onSuccess: goOn,
  });
  const submit = handleSubmit(
    (values) => enter.mutate(values),
    () => setAttempt((count) => count + 1),
  );
  const { errors } = formState;
  const wrong = isProblem(enter.error, "invalid_credentials");
  return (
    <AuthCard title={t`Sign in`} heading={<Trans>Sign in</Trans>}>
      <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
        <ErrorSummary {...formErrors(errors, ["email", "password"], setFocus)} attempt={attempt} />
        {enter.error && <ProblemNote error={enter.error} />}
        <Field
          label={t`E-mail`}
          type="email"
          autoComplete="username"
          error={errors.email?.message}
          {...register("email", { required: t`Enter your e-mail address` })}
        />
        <Field
          label={t`Password`}
          type="password"
          autoComplete="current-password"
          error={errors.password?.message}
          aria-invalid={wrong || undefined}
          {...register("password", { required: t`Enter your password` })}
        />
        <Button kind="go" type="submit" wide isPending={enter.isPending}>
          <Trans>Sign in</Trans>
        </Button>
      </form>
      <p className="row between small">
        <Link {...toResetPassword()}>
          <Trans>Forgotten the password?</Trans>
        </Link>
        <Link {...toRegister(back)}>
          <Trans>Create account</Trans>
        </Link>
      </p>
      <p className="small">
        <Link {...toFindOrder()}>
          <Trans>Bought as a guest? Find my order</Trans>
        </Link>
      </p>
    </AuthCard>
  );
}
