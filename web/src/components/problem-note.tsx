import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { wordsFor } from "../api/error-words.ts";
import { isProblem } from "../api/problem.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Note } from "../ui/note.tsx";
import { toast } from "../ui/toast.tsx";

interface ProblemNoteProps {
  error: unknown;
  /** What did not work, as a sentence: "The seat map did not load." */
  what?: ReactNode;
  onRetry?: () => void;
  children?: ReactNode;
}

/** What happened, what to do, and the number to write to us about. */
export function ProblemNote({ error, what, onRetry, children }: ProblemNoteProps) {
  const { t, i18n } = useLingui();
  const words = i18n._(wordsFor(error));
  const number = isProblem(error) ? error.correlationId : undefined;
  return (
    <Note kind="bad" role="alert">
      <p>
        {what && <span className="b">{what}</span>} {words}
      </p>
      {(onRetry || children) && (
        <div className="row gap-2">
          {onRetry && (
            <Button size="small" onPress={onRetry}>
              <Icon name="again" />
              <Trans>Try again</Trans>
            </Button>
          )}
          {children}
        </div>
      )}
      {number && (
        <p className="small q">
          <Trans>
            If you write to us, give this number: <span className="code break-all">{number}</span>
          </Trans>{" "}
          <Button
            size="small"
            kind="quiet"
            icon
            aria-label={t`Copy the number`}
            onPress={() => void navigator.clipboard?.writeText(number).then(() => toast(t`Copied`))}
          >
            <Icon name="copy" />
          </Button>
        </p>
      )}
    </Note>
  );
}
