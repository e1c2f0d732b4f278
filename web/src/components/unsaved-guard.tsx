import { Trans, useLingui } from "@lingui/react/macro";
import { useBlocker } from "@tanstack/react-router";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";

/** Asks before changes that were not saved are lost, whichever way the person leaves. */
export function UnsavedGuard({ when }: { when: boolean }) {
  const { t } = useLingui();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => when,
    enableBeforeUnload: () => when,
    withResolver: true,
  });
  return (
    <Dialog
      title={t`Leave without saving?`}
      open={status === "blocked"}
      onClose={() => reset?.()}
      role="alertdialog"
    >
      <p className="q">
        <Trans>What you changed on this page is not saved yet.</Trans>
      </p>
      <p className="row gap-2">
        <Button kind="go" onPress={() => reset?.()}>
          <Trans>Stay here</Trans>
        </Button>
        <Button onPress={() => proceed?.()}>
          <Trans>Leave it unsaved</Trans>
        </Button>
      </p>
    </Dialog>
  );
}
