import { Trans } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { download } from "../lib/ics.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { toast } from "../ui/toast.tsx";
import { ProblemNote } from "./problem-note.tsx";

interface FinderProps {
  q: string | undefined;
  hint: string;
  onFind(q: string | undefined): void;
  /** Makes the file; its name. */
  file: string;
  onExport(): Promise<string>;
  saved: string;
  children?: ReactNode;
}

/** One box that finds by anything, and the same rows as a file. */
export function Finder({ q, hint, onFind, file, onExport, saved, children }: FinderProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  async function save(): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      download(file, "text/csv;charset=utf-8", await onExport());
      toast(saved);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <form
        className="finder"
        role="search"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          const typed = new FormData(submitted.currentTarget).get("q");
          onFind(typeof typed === "string" && typed.trim() ? typed.trim() : undefined);
        }}
      >
        <Field
          key={q ?? ""}
          label={<Trans>Find</Trans>}
          name="q"
          type="search"
          defaultValue={q ?? ""}
          maxLength={100}
          placeholder={hint}
        />
        <Button type="submit">
          <Trans>Find</Trans>
        </Button>
        {children}
        <Button isPending={busy} onPress={() => void save()}>
          <Trans>Export as CSV</Trans>
        </Button>
      </form>
      {error !== undefined && <ProblemNote error={error} />}
    </>
  );
}

/** Nobody fits: what was looked for, and the way back to everybody. */
export function NoneFound({ q, onClear }: { q: string | undefined; onClear(): void }) {
  return (
    <div className="stack gap-3 py-4">
      {q ? (
        <>
          <p>
            <Trans>Nothing fits “{q}”.</Trans>
          </p>
          <p>
            <Button size="small" onPress={onClear}>
              <Trans>Show all again</Trans>
            </Button>
          </p>
        </>
      ) : (
        <p className="q">
          <Trans>Nothing here yet.</Trans>
        </p>
      )}
    </div>
  );
}
