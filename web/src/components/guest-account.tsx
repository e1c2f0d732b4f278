import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useForm } from "react-hook-form";
import { isProblem } from "../api/problem.ts";
import { changeProfile, profileQuery } from "../api/profile.ts";
import { askVerification, setFirstPassword } from "../api/session.ts";
import type { Profile } from "../api/types.ts";
import { toSignIn } from "../lib/links.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { PasswordForm } from "./password-form.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { SendLink } from "./send-link.tsx";

/** How a guest becomes a full account with the same bookings: prove the address, then choose a password. */
export function GuestAccount({ profile }: { profile: Profile }) {
  return (
    <section className="sheet stack" aria-labelledby="guest">
      <h2 id="guest" className="title">
        <Icon name="user" /> <Trans>You are here as a guest</Trans>
      </h2>
      <p className="q">
        <Trans>
          Your bookings are known to this browser only. With a password they are on every device, and stay
          when this browser forgets.
        </Trans>
      </p>
      {!profile.email && <GiveAddress />}
      {profile.email && !profile.email_verified && (
        <>
          <p>
            <Trans>
              First step: prove that <b className="break-all">{profile.email}</b> is yours. Open the link of
              the mail in this browser.
            </Trans>
          </p>
          <SendLink email={profile.email}>
            <Trans>Send me the mail</Trans>
          </SendLink>
        </>
      )}
      {profile.email && profile.email_verified && <ChoosePassword />}
    </section>
  );
}

function GiveAddress() {
  const { t } = useLingui();
  const client = useQueryClient();
  const { register, handleSubmit, formState } = useForm({ defaultValues: { email: "" } });
  const give = useMutation({
    mutationFn: async ({ email }: { email: string }) => {
      const profile = await changeProfile({ email: email.trim() });
      await askVerification();
      client.setQueryData(profileQuery.queryKey, profile);
    },
  });
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => void handleSubmit((values) => give.mutate(values))(event)}
    >
      {give.error && <ProblemNote error={give.error} />}
      <Field
        label={t`E-mail`}
        type="email"
        autoComplete="email"
        error={formState.errors.email?.message}
        {...register("email", {
          validate: (value) =>
            /^\S+@\S+\.\S+$/.test(value.trim()) || t`Enter an e-mail address, as in maya@demo.example`,
        })}
      />
      <p>
        <Button kind="go" type="submit" isPending={give.isPending}>
          <Trans>Send me the mail</Trans>
        </Button>
      </p>
    </form>
  );
}

function ChoosePassword() {
  const client = useQueryClient();
  const set = useMutation({
    mutationFn: setFirstPassword,
    onSuccess: () => client.invalidateQueries(profileQuery),
  });
  return (
    <>
      <p>
        <Trans>Second step: your address is proven. Choose a password, and this is your account.</Trans>
      </p>
      {isProblem(set.error, "email_taken") && (
        <p className="small">
          <Link {...toSignIn()}>
            <Trans>Sign in with that account</Trans>
          </Link>
        </p>
      )}
      <PasswordForm label={<Trans>Password</Trans>} button={<Trans>Create account</Trans>} work={set} />
    </>
  );
}
