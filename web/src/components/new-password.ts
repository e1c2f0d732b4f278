import { useLingui } from "@lingui/react/macro";
import { isProblem } from "../api/problem.ts";

const SHORTEST = 10;

/** What every field for a new password says and checks, and what the server's refusal of one means. */
export function useNewPassword() {
  const { t } = useLingui();
  return {
    hint: t`At least ${SHORTEST} characters, and none that stands on a list of leaked ones.`,
    rules: {
      required: t`Choose a password`,
      minLength: { value: SHORTEST, message: t`At least ${SHORTEST} characters` },
    },
    /** Words for a refused password; undefined when the error is about something else. */
    refusal(error: unknown): string | undefined {
      if (!isProblem(error, "validation_failed")) return undefined;
      const fault = error.errors.find(({ pointer }) => pointer === "/password");
      if (!fault) return undefined;
      return fault.code === "leaked_password"
        ? t`This password is on the lists that attackers try first. Choose another.`
        : t`This password is too short or too long. Choose another.`;
    },
  };
}

/** The link of the mail is used, replaced by a newer one, or over: nobody can say which. */
export const isDeadLink = (error: unknown): boolean =>
  isProblem(error, "validation_failed") && error.errors.some(({ pointer }) => pointer === "/token");
