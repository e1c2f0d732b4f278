import { Plural } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { Note } from "../ui/note.tsx";

interface ErrorSummaryProps {
  errors: { name: string; text: string }[];
  /** Changes with every try, so that the summary takes the focus each time. */
  attempt: number;
  onGo(name: string): void;
}

/** On top of a form: how many things to fix, each a way to its field. Takes the focus. */
export function ErrorSummary({ errors, attempt, onGo }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (errors.length === 0) return null;
  return (
    <Note
      kind="bad"
      role="alert"
      ref={box}
      title={<Plural value={errors.length} one="One thing to fix" other="# things to fix" />}
    >
      <ul>
        {errors.map(({ name, text }) => (
          <li key={name}>
            <button
              type="button"
              className="text-start underline underline-offset-4"
              onClick={() => onGo(name)}
            >
              {text}
            </button>
          </li>
        ))}
      </ul>
    </Note>
  );
}
