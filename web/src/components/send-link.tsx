import { Trans } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { askVerification } from "../api/session.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { ProblemNote } from "./problem-note.tsx";

/** Sends the mail that proves the address of whoever is signed in, and says so. */
export function SendLink({ email, children }: { email: string | null; children: ReactNode }) {
  const ask = useMutation({ mutationFn: askVerification });
  return (
    <>
      {ask.isSuccess ? (
        <p className="small" role="status">
          <Icon name="mail" />{" "}
          <Trans>
            A mail is on its way to <b className="break-all">{email}</b>. The newest link is the one that
            works.
          </Trans>
        </p>
      ) : (
        <p>
          <Button size="small" isPending={ask.isPending} onPress={() => ask.mutate()}>
            {children}
          </Button>
        </p>
      )}
      {ask.error && <ProblemNote error={ask.error} />}
    </>
  );
}
